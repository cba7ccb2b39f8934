import { Dexie, type Table } from 'dexie';
import type { SavedAccount, SavedReading, SavedGraph } from './savedGraph';

type OfGraph<T> = T & { graphId: string };

/** A graph and its moderator, who is not known for graphs that were saved before owners were. */
export type StoredGraph = SavedGraph & { owner?: string };

export type GraphDatabase = Dexie & {
  graphs: Table<StoredGraph, string>;
  accounts: Table<OfGraph<SavedAccount>, [string, string]>;
  readings: Table<OfGraph<SavedReading>, [string, string]>;
};

/**
 * Opens the IndexedDB database. It holds the graphs of all instances and moderators, indexed by API
 * address.
 */
export function openGraphDatabase(name: string): GraphDatabase {
  const database = new Dexie(name, { cache: 'disabled' }) as GraphDatabase;
  database.version(1).stores({
    graphs: 'id, instance',
    accounts: '[graphId+id]',
    readings: '[graphId+id]',
  });
  return database;
}
