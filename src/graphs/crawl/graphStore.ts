import { detectFullStorage } from '../../storage';
import { createGraphChannel, throttled, type GraphChange, type GraphChannel } from './graphChanges';
import { DATABASE_NAME, openGraphDatabase } from './graphDatabase';
import { putRows, readRows, removeRows, unmarked } from './graphRows';
import type { SavedAccount, SavedReading, SavedGraph } from './savedGraph';

export type { GraphChange } from './graphChanges';
export type {
  Budget,
  SavedAccount,
  SavedPositions,
  SavedReading,
  SavedGraph,
  Stars,
} from './savedGraph';

export type GraphChanges = Partial<Omit<SavedGraph, 'id' | 'instance'>>;

export interface WholeGraph {
  readonly graph: SavedGraph;
  readonly accounts: readonly SavedAccount[];
  readonly readings: readonly SavedReading[];
}

/** What came of some answers. */
export interface GraphRows {
  readonly accounts?: readonly SavedAccount[];
  readonly readings?: readonly SavedReading[];
  readonly changes?: GraphChanges;
}

/**
 * The graphs of one instance, kept in this browser. Nothing in it is ever a key.
 *
 * Each promise is fulfilled once its transaction is complete. Writes throw `StorageFullError`.
 */
export interface GraphStore {
  /** Graphs of this instance, the latest made first. */
  listGraphs(): Promise<SavedGraph[]>;
  getGraph(id: string): Promise<SavedGraph | undefined>;
  /** @throws Error when there is one with this id */
  addGraph(graph: SavedGraph): Promise<void>;
  /** Changes some fields. What is changed of a graph that is no more is dropped. */
  updateGraph(id: string, changes: GraphChanges): Promise<void>;
  /** Removes a graph and all that was read for it. */
  removeGraph(id: string): Promise<void>;
  /** All of a graph, read by the piece. Works in a worker. @throws Error when there is none */
  readAll(id: string): Promise<WholeGraph>;
  /** The followers of one account of a graph. */
  getReading(id: string, accountId: string): Promise<SavedReading | undefined>;
  putAccounts(id: string, accounts: readonly SavedAccount[]): Promise<void>;
  putReadings(id: string, readings: readonly SavedReading[]): Promise<void>;
  /** Keeps accounts, readings and changes of a graph all together or not at all. */
  putRows(id: string, rows: GraphRows): Promise<void>;
  /** Removes all accounts and followers of a graph and changes it, together; the graph stays. */
  clearReadings(id: string, changes?: GraphChanges): Promise<void>;
  /** Called after each change, made by any tab or worker. */
  onChange(listener: (change: GraphChange) => void): () => void;
}

/**
 * Opens the store of one instance, at the first call to it. Needs no window.
 *
 * @param instance address of the API: graphs of another one are neither listed nor given
 * @param channel tells the other tabs and workers; null: nobody else is told
 */
export function createGraphStore(
  instance: string,
  name: string = DATABASE_NAME,
  channel: GraphChannel | null = createGraphChannel(instance),
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
    return graph?.instance === instance ? graph : undefined;
  };

  /** Writes to a graph, unless it is no more: a crawl may still run when another tab removes it. */
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
      const own = await graphs.where('instance').equals(instance).toArray();
      return own.sort((a, b) => b.createdAt - a.createdAt);
    },
    getGraph,
    async addGraph(graph) {
      await detectFullStorage(graphs.add(graph));
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
      const row = await readings.get([id, accountId]);
      return row && unmarked<SavedReading>(row);
    },
    putAccounts: (id, given) => keep(id, { accounts: given }),
    putReadings: (id, given) => keep(id, { readings: given }),
    putRows: keep,
    clearReadings: (id, changes = {}) =>
      write(id, { kind: 'rows', id }, async () => {
        await removeRows(database, id);
        await graphs.update(id, { ...changes });
      }),
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
