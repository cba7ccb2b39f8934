import { createGraphStore, type GraphStore } from './crawl/graphStore';

const stores = new Map<string, GraphStore>();

/** The graphs that this browser keeps of an instance: one store for the pages and the data provider. */
export const graphStoreOf = (instance: string): GraphStore => {
  const known = stores.get(instance);
  if (known) return known;
  const made = createGraphStore(instance);
  stores.set(instance, made);
  return made;
};
