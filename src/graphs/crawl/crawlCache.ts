import { completenessOf } from './completeness';
import { isStar, type Known, type KnownReading, SIZES, type Sizes } from './crawlPlan';
import type { GraphChanges, GraphStore } from './graphStore';
import type { SavedAccount, SavedReading, SavedGraph } from './savedGraph';
import { stepsFrom } from './steps';

/**
 * Everything known of a graph while it is read; what changes is written down as it comes.
 *
 * Of readings it holds counts only: the followers themselves are in the store.
 */
export function createCrawlCache(store: GraphStore, first: SavedGraph, sizes: Sizes = SIZES) {
  let graph = first;
  const seeds = new Set(first.seeds);
  const accounts = new Map<string, SavedAccount>();
  const readings = new Map<string, KnownReading>();
  const failures = new Map<string, string>();
  let newAccounts = new Map<string, SavedAccount>();
  let newReadings = new Map<string, SavedReading>();
  let changes: GraphChanges = {};
  let writing: Promise<void> | null = null;
  /** Why the last write failed; null: it did not. */
  let failure: { reason: unknown } | null = null;
  /** An account whose followers are known came nearer: so did they. */
  let areStepsStale = false;

  const hasNews = () => newAccounts.size + newReadings.size + Object.keys(changes).length > 0;

  /** One write at a time, each of all that has come since the last, all or nothing. */
  const writeAll = async () => {
    while (hasNews()) {
      const rows = {
        accounts: [...newAccounts.values()],
        readings: [...newReadings.values()],
        changes,
      };
      const [tookAccounts, tookReadings, tookChanges] = [newAccounts, newReadings, changes];
      newAccounts = new Map();
      newReadings = new Map();
      changes = {};
      try {
        await store.putRows(graph.id, rows);
        failure = null;
      } catch (error) {
        // It is written with what has come since, once there is room again.
        newAccounts = new Map([...tookAccounts, ...newAccounts]);
        newReadings = new Map([...tookReadings, ...newReadings]);
        changes = { ...tookChanges, ...changes };
        throw error;
      }
    }
  };
  const save = async (): Promise<void> => {
    writing ??= Promise.resolve()
      .then(writeAll)
      .finally(() => {
        writing = null;
      });
    await writing;
    if (hasNews()) await save();
  };
  const saveLater = () => {
    if (writing) return;
    save().catch((reason: unknown) => {
      failure ??= { reason };
    });
  };
  const throwIfLost = () => {
    if (failure) throw failure.reason;
  };

  const change = (values: GraphChanges) => {
    graph = { ...graph, ...values };
    changes = { ...changes, ...values };
  };

  return {
    get known(): Known {
      return { graph, accounts, readings, failures, sizes };
    },
    failures,
    change,
    /** Waits until all that is known is in the store. @throws StorageFullError */
    async save() {
      await save();
      throwIfLost();
    },
    /** @throws StorageFullError when something could not be written: no use in reading on */
    throwIfLost,
    async load() {
      const kept = await store.readAll(graph.id);
      graph = kept.graph;
      for (const account of kept.accounts) accounts.set(account.id, account);
      for (const reading of kept.readings) readings.set(reading.id, knownBy(reading));
    },
    /** Takes over what somebody else changed of the graph itself. */
    async renew() {
      const kept = await store.getGraph(graph.id);
      if (!kept) return;
      const { name, note, positions } = kept;
      graph = { ...graph, name, note, positions };
    },
    /** Drops all that was read, here and in the store. */
    async forget(values: GraphChanges) {
      await save();
      accounts.clear();
      readings.clear();
      failures.clear();
      areStepsStale = false;
      graph = { ...graph, ...values };
      await store.clearReadings(graph.id, values);
    },
    /** The followers of an account, as far as they are read. */
    async reading(id: string): Promise<SavedReading | undefined> {
      if (!readings.has(id)) return undefined;
      await save();
      return store.getReading(graph.id, id);
    },
    putAccount(given: SavedAccount) {
      // A first account that was refused may be met as a follower of another.
      const account = seeds.has(given.id) ? { ...given, step: 0 } : given;
      const before = accounts.get(account.id);
      if (before && before.step > account.step && readings.get(account.id)?.count) {
        areStepsStale = true;
      }
      accounts.set(account.id, account);
      newAccounts.set(account.id, account);
      if (!before) change({ accountCount: accounts.size });
      saveLater();
    },
    putReading(reading: SavedReading) {
      const before = readings.get(reading.id)?.count ?? 0;
      readings.set(reading.id, knownBy(reading));
      newReadings.set(reading.id, reading);
      const followCount = graph.followCount + reading.followers.length - before;
      change({ followCount, readAt: reading.readAt });
      saveLater();
    },
    /**
     * Brings accounts nearer to the first ones where a way was found late. False: all stood right.
     */
    async correctSteps(): Promise<boolean> {
      if (!areStepsStale) return false;
      areStepsStale = false;
      await save();
      const kept = await store.readAll(graph.id);
      const followers = new Map(kept.readings.map((reading) => [reading.id, reading.followers]));
      const steps = stepsFrom(graph.seeds, (id) => followers.get(id));
      for (const account of accounts.values()) {
        const step = steps.get(account.id) ?? account.step;
        if (step >= account.step) continue;
        accounts.set(account.id, { ...account, step });
        newAccounts.set(account.id, { ...account, step });
      }
      await save();
      return true;
    },
    completeness: () => completenessOf(accounts.values(), readings),
    /** Stars whose followers the moderator has not let be read. */
    skippedStars: () =>
      [...accounts.values()].filter(
        (account) => !readings.has(account.id) && isStar(account, undefined, sizes),
      ).length,
  };
}

const knownBy = ({ state, nextPage = null, total, followers }: SavedReading): KnownReading => ({
  state,
  nextPage,
  total,
  count: followers.length,
});

export type CrawlCache = ReturnType<typeof createCrawlCache>;
