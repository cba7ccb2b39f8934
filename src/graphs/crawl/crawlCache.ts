import { completenessOf } from './completeness';
import { isStar, type CrawlData, type ReadingSummary, SIZES, type Sizes } from './crawlPlan';
import type { GraphChanges, GraphStore } from './graphStore';
import type { SavedAccount, SavedReading, SavedGraph } from './savedGraph';
import { stepsFrom } from './steps';

/**
 * Holds in memory the data of a graph during a crawl, and writes each change to the store.
 *
 * Of each list of followers, only counts are kept in memory. The followers are in the store.
 */
export function createCrawlCache(store: GraphStore, first: SavedGraph, sizes: Sizes = SIZES) {
  let graph = first;
  const seeds = new Set(first.seeds);
  const accounts = new Map<string, SavedAccount>();
  const readings = new Map<string, ReadingSummary>();
  const failures = new Map<string, string>();
  let newAccounts = new Map<string, SavedAccount>();
  let newReadings = new Map<string, SavedReading>();
  let changes: GraphChanges = {};
  let writing: Promise<void> | null = null;
  /** Why the last write failed. Null when it succeeded. */
  let failure: { reason: unknown } | null = null;
  /**
   * Whether an account whose followers were read got a lower step since. The steps of these
   * followers may then have to be lowered too.
   */
  let areStepsStale = false;

  const hasNews = () => newAccounts.size + newReadings.size + Object.keys(changes).length > 0;

  /** Writes everything that is pending, in one transaction, until nothing is left. */
  const writeAll = async () => {
    while (hasNews()) {
      const rows = {
        accounts: [...newAccounts.values()],
        readings: [...newReadings.values()],
        changes,
      };
      const batch = { accounts: newAccounts, readings: newReadings, changes };
      newAccounts = new Map();
      newReadings = new Map();
      changes = {};
      try {
        await store.putRows(graph.id, rows);
        failure = null;
      } catch (error) {
        // Keep the batch, with what has arrived since, for the next attempt.
        newAccounts = new Map([...batch.accounts, ...newAccounts]);
        newReadings = new Map([...batch.readings, ...newReadings]);
        changes = { ...batch.changes, ...changes };
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
  const throwIfWriteFailed = () => {
    if (failure) throw failure.reason;
  };

  const change = (values: GraphChanges) => {
    graph = { ...graph, ...values };
    changes = { ...changes, ...values };
  };

  return {
    get data(): CrawlData {
      return { graph, accounts, readings, failures, sizes };
    },
    failures,
    change,
    /** Resolves once everything is in the store. @throws StorageFullError */
    async save() {
      await save();
      throwIfWriteFailed();
    },
    /**
     * Throws when the last write failed. Called before each request, so that nothing is requested
     * that could not be stored.
     *
     * @throws StorageFullError
     */
    throwIfWriteFailed,
    async load() {
      const kept = await store.readAll(graph.id);
      graph = kept.graph;
      for (const account of kept.accounts) accounts.set(account.id, account);
      for (const reading of kept.readings) readings.set(reading.id, summaryOf(reading));
    },
    /** Reloads the name, note and positions, which a page or the worker may have changed. */
    async reloadMetadata() {
      const kept = await store.getGraph(graph.id);
      if (!kept) return;
      const { name, note, positions } = kept;
      graph = { ...graph, name, note, positions };
    },
    /** Drops everything that was read, here and in the store. */
    async forget(values: GraphChanges) {
      await save();
      accounts.clear();
      readings.clear();
      failures.clear();
      areStepsStale = false;
      graph = { ...graph, ...values };
      await store.clearReadings(graph.id, values);
    },
    /** The followers of an account that were read so far. */
    async reading(id: string): Promise<SavedReading | undefined> {
      if (!readings.has(id)) return undefined;
      await save();
      return store.getReading(graph.id, id);
    },
    putAccount(given: SavedAccount) {
      // A seed whose own request was refused may first turn up as a follower of another account.
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
      readings.set(reading.id, summaryOf(reading));
      newReadings.set(reading.id, reading);
      const followCount = graph.followCount + reading.followers.length - before;
      change({ followCount, readAt: reading.readAt });
      saveLater();
    },
    /**
     * Lowers the steps of accounts for which a shorter path to a seed was found later.
     *
     * @returns false when no step could have changed
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
    /** Number of followers that could not be read. */
    unreadableFollowers: () =>
      [...readings.values()].reduce((sum, { unreadable = 0 }) => sum + unreadable, 0),
    /** Number of stars whose followers were skipped, as the moderator chose. */
    skippedStars: () =>
      [...accounts.values()].filter(
        (account) => !readings.has(account.id) && isStar(account, undefined, sizes),
      ).length,
  };
}

const summaryOf = ({
  state,
  nextPage = null,
  total,
  unreadable,
  followers,
}: SavedReading): ReadingSummary => ({
  state,
  nextPage,
  total,
  unreadable,
  count: followers.length,
});

export type CrawlCache = ReturnType<typeof createCrawlCache>;
