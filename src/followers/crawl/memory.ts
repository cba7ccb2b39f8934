import { completenessOf } from './completeness';
import { isStar, type Known } from './crawlPlan';
import type { GraphStore, KeptAccount, KeptReading, SavedGraph } from './graphStore';

/** What a reading is known by while others are read; its followers are in the store. */
type Reading = Pick<KeptReading, 'state' | 'nextPage' | 'total'> & { count: number };

/** Everything known of a graph while it is read; what changes is written down as it comes. */
export function createMemory(store: GraphStore, first: SavedGraph) {
  let graph = first;
  let changes: Partial<SavedGraph> = {};
  const accounts = new Map<string, KeptAccount>();
  const readings = new Map<string, Reading>();
  const failures = new Map<string, string>();
  let newAccounts: KeptAccount[] = [];
  let newReadings: KeptReading[] = [];
  let listTotal: number | null = null;
  let writing: Promise<void> | null = null;

  /** One write at a time, each of all that has come since the last. */
  const writeAll = async () => {
    while (newAccounts.length + newReadings.length + Object.keys(changes).length > 0) {
      const [someAccounts, someReadings, someChanges] = [newAccounts, newReadings, changes];
      newAccounts = [];
      newReadings = [];
      changes = {};
      if (someAccounts.length > 0) await store.putAccounts(graph.id, someAccounts);
      if (someReadings.length > 0) await store.putReadings(graph.id, someReadings);
      if (Object.keys(someChanges).length > 0) await store.updateGraph(graph.id, someChanges);
    }
  };
  const save = (): Promise<void> => {
    writing ??= writeAll().finally(() => {
      writing = null;
    });
    return writing;
  };
  const change = (values: Partial<SavedGraph>) => {
    graph = { ...graph, ...values };
    changes = { ...changes, ...values };
  };

  return {
    get known(): Known {
      return { graph, accounts, readings, listTotal };
    },
    failures,
    change,
    /** Waits until all that is known is in the store. */
    save,
    async load() {
      const kept = await store.readAll(graph.id);
      graph = kept.graph;
      for (const account of kept.accounts) accounts.set(account.id, account);
      for (const { id, state, nextPage, total, followers } of kept.readings) {
        readings.set(id, { state, nextPage, total, count: followers.length });
      }
    },
    /** Takes over what somebody else changed of the graph itself. */
    async renew() {
      const kept = await store.getGraph(graph.id);
      if (kept) graph = { ...graph, name: kept.name, note: kept.note };
    },
    async forget() {
      await save();
      accounts.clear();
      readings.clear();
      failures.clear();
      await store.clearReadings(graph.id);
    },
    putAccount(account: KeptAccount) {
      accounts.set(account.id, account);
      newAccounts.push(account);
      change({ accountCount: accounts.size });
      void save();
    },
    putReading(reading: KeptReading) {
      const { id, state, nextPage, total, followers, readAt } = reading;
      const before = readings.get(id)?.count ?? 0;
      readings.set(id, { state, nextPage, total, count: followers.length });
      newReadings.push(reading);
      change({ followCount: graph.followCount + followers.length - before, readAt });
      void save();
    },
    knowTotal(total: number) {
      listTotal = total;
    },
    completeness: () => completenessOf(accounts.values(), readings),
    /** Stars whose followers the moderator has not let be read. */
    skippedStars: () =>
      [...accounts.values()].filter((account) => isStar(account) && !readings.has(account.id))
        .length,
  };
}

export type Memory = ReturnType<typeof createMemory>;
