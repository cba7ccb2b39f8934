import { detectFullStorage } from '../../storage';
import { DAY_MS } from '../../ui/durations';
import { createGraphChannel, throttled, type GraphChange, type GraphChannel } from './graphChanges';
import { DATABASE_NAME } from './databaseName';
import { openGraphDatabase, type StoredGraph } from './graphDatabase';
import { putRows, readRows, removeRows, withoutGraphId } from './graphRows';
import type { SavedAccount, SavedReading, SavedGraph } from './savedGraph';

export type { GraphChange } from './graphChanges';
export type { SavedAccount, SavedReading, SavedGraph } from './savedGraph';

export type GraphChanges = Partial<Omit<SavedGraph, 'id' | 'instance'>>;

export interface WholeGraph {
  readonly graph: SavedGraph;
  readonly accounts: readonly SavedAccount[];
  readonly readings: readonly SavedReading[];
}

/** Rows and changed fields to write together. */
export interface GraphRows {
  readonly accounts?: readonly SavedAccount[];
  readonly readings?: readonly SavedReading[];
  readonly changes?: GraphChanges;
}

/**
 * The graphs of one moderator of one instance, stored in this browser. They never contain an API key.
 *
 * Promises resolve once the transaction is complete. When the disk is full, writes throw
 * `StorageFullError`.
 */
export interface GraphStore {
  /** The moderator's graphs, newest first. */
  listGraphs(): Promise<SavedGraph[]>;
  getGraph(id: string): Promise<SavedGraph | undefined>;
  /** @throws Error when the id is taken */
  addGraph(graph: SavedGraph): Promise<void>;
  /** Changes some fields. Does nothing when the graph no longer exists. */
  updateGraph(id: string, changes: GraphChanges): Promise<void>;
  /** Removes a graph with its accounts and followers. */
  removeGraph(id: string): Promise<void>;
  /** The whole graph, read in batches. Also works in a worker. @throws Error when there is none */
  readAll(id: string): Promise<WholeGraph>;
  /** The followers of one account of a graph. */
  getReading(id: string, accountId: string): Promise<SavedReading | undefined>;
  putAccounts(id: string, accounts: readonly SavedAccount[]): Promise<void>;
  putReadings(id: string, readings: readonly SavedReading[]): Promise<void>;
  /** Writes accounts, readings and changed fields of a graph in one transaction. */
  putRows(id: string, rows: GraphRows): Promise<void>;
  /** Removes all accounts and followers of a graph and changes some fields, in one transaction. */
  clearReadings(id: string, changes?: GraphChanges): Promise<void>;
  /** Removes all graphs of the moderator. */
  removeAll(): Promise<void>;
  /**
   * Removes the graphs of this instance, of all moderators and of none, that were last read longer
   * ago than they are kept. Returns how many.
   *
   * @param retentionDays for how many days a moderator keeps graphs, or whoever it is when null.
   *   Null: until they are removed
   */
  clearExpired(
    retentionDays: (moderator: string | null) => number | null,
    now: number,
  ): Promise<number>;
  /** How many graphs of this instance have no known moderator. */
  countUnowned(): Promise<number>;
  /** Makes the graphs without a moderator those of this one. */
  takeUnowned(): Promise<void>;
  /** Removes the graphs without a moderator. */
  removeUnowned(): Promise<void>;
  /** Calls the listener after each change, also one made by another tab or worker. */
  onChange(listener: (change: GraphChange) => void): () => void;
}

const toGraph = ({ owner: _owner, ...graph }: StoredGraph): SavedGraph => graph;

/**
 * Creates the store of one moderator of one instance. It opens the database when first used. Works
 * in a worker.
 *
 * @param instance address of the API: graphs of other instances are neither listed nor returned
 * @param channel publishes changes to other tabs and workers. Null: changes are not published there
 * @param owner id of the moderator's account: nor are graphs of other moderators, or of nobody known
 */
export function createGraphStore(
  instance: string,
  name: string = DATABASE_NAME,
  channel: GraphChannel | null = createGraphChannel(instance),
  owner: string,
): GraphStore {
  const database = openGraphDatabase(name);
  const { graphs, accounts, readings } = database;
  const listeners = new Set<(change: GraphChange) => void>();
  let stopListening: (() => void) | null = null;

  const onMessage = (change: GraphChange) => {
    for (const listener of listeners) listener(change);
  };
  const publish = throttled((change: GraphChange) => {
    onMessage(change);
    channel?.publish(change);
  });

  const getGraph = async (id: string) => {
    const graph = await graphs.get(id);
    return graph?.instance === instance && graph.owner === owner ? toGraph(graph) : undefined;
  };

  /** The graphs of this instance that pass a test, whoever has them. */
  const graphsWhere = (test: (graph: StoredGraph) => boolean) =>
    graphs.where('instance').equals(instance).filter(test);
  const isOwn = (graph: StoredGraph) => graph.owner === owner;
  const isUnowned = (graph: StoredGraph) => graph.owner === undefined;

  const removeWhere = async (test: (graph: StoredGraph) => boolean) => {
    const ids = await detectFullStorage(
      database.transaction('rw', graphs, accounts, readings, async () => {
        const found = await graphsWhere(test).primaryKeys();
        for (const id of found) await removeRows(database, id);
        await graphs.bulkDelete(found);
        return found;
      }),
    );
    for (const id of ids) publish({ kind: 'removed', id });
    return ids.length;
  };

  /** Writes to a graph if it still exists: another tab may remove it during a crawl. */
  const write = async (id: string, change: GraphChange, act: () => Promise<unknown>) => {
    const isWritten = await detectFullStorage(
      database.transaction('rw', graphs, accounts, readings, async () => {
        if (!(await getGraph(id))) return false;
        await act();
        return true;
      }),
    );
    if (isWritten) publish(change);
  };

  const keep = (id: string, rows: GraphRows) =>
    write(id, { kind: hasRows(rows) ? 'rows' : 'graph', id }, async () => {
      await putRows(database, id, rows);
      if (rows.changes) await graphs.update(id, { ...rows.changes });
    });

  return {
    async listGraphs() {
      const own = await graphsWhere(isOwn).toArray();
      return own.map(toGraph).sort((a, b) => b.createdAt - a.createdAt);
    },
    getGraph,
    async addGraph(graph) {
      await detectFullStorage(graphs.add({ ...graph, owner }));
      publish({ kind: 'graph', id: graph.id });
    },
    updateGraph: (id, changes) => keep(id, { changes }),
    removeGraph: (id) =>
      write(id, { kind: 'removed', id }, async () => {
        await removeRows(database, id);
        await graphs.delete(id);
      }),
    async readAll(id) {
      const graph = await getGraph(id);
      if (!graph) throw new Error(`No graph ${id}`);
      return { graph, ...(await readRows(database, id)) };
    },
    async getReading(id, accountId) {
      const row = (await getGraph(id)) && (await readings.get([id, accountId]));
      return row && withoutGraphId<SavedReading>(row);
    },
    putAccounts: (id, given) => keep(id, { accounts: given }),
    putReadings: (id, given) => keep(id, { readings: given }),
    putRows: keep,
    clearReadings: (id, changes = {}) =>
      write(id, { kind: 'rows', id }, async () => {
        await removeRows(database, id);
        await graphs.update(id, { ...changes });
      }),
    async removeAll() {
      await removeWhere(isOwn);
    },
    clearExpired: (retentionDays, now) =>
      removeWhere((graph) => {
        const days = retentionDays(graph.owner ?? null);
        const usedAt = Math.max(graph.createdAt, graph.readAt ?? 0);
        return days !== null && usedAt < now - days * DAY_MS;
      }),
    countUnowned: async () => graphsWhere(isUnowned).count(),
    async takeUnowned() {
      const ids = await graphsWhere(isUnowned).primaryKeys();
      await detectFullStorage(graphsWhere(isUnowned).modify({ owner }));
      for (const id of ids) publish({ kind: 'graph', id });
    },
    async removeUnowned() {
      await removeWhere(isUnowned);
    },
    onChange(listener) {
      stopListening ??= channel?.listen(onMessage) ?? null;
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopListening?.();
        stopListening = null;
      };
    },
  };
}

const hasRows = ({ accounts = [], readings = [] }: GraphRows) =>
  accounts.length + readings.length > 0;
