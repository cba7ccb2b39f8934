import { createGraphStore, type GraphStore } from './crawl/graphStore';

const stores = new Map<string, GraphStore>();

/**
 * The store for the graphs of one moderator of one instance. Pages and data provider share the same
 * one.
 */
export const graphStoreOf = (instance: string, moderator: string): GraphStore => {
  const key = `${instance} ${moderator}`;
  const existing = stores.get(key);
  if (existing) return existing;
  const store = createGraphStore(instance, undefined, undefined, moderator);
  stores.set(key, store);
  return store;
};
