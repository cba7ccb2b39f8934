import { createGraphStore, type GraphStore } from './crawl/graphStore';

const stores = new Map<string, GraphStore>();

/** The store for the graphs of one instance. Pages and data provider share the same one. */
export const graphStoreOf = (instance: string): GraphStore => {
  const existing = stores.get(instance);
  if (existing) return existing;
  const store = createGraphStore(instance);
  stores.set(instance, store);
  return store;
};
