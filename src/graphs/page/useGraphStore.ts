import { useInstance } from '../../instance';
import { createGraphStore, type GraphStore } from '../crawl/graphStore';

const stores = new Map<string, GraphStore>();

/** The graphs that this browser keeps of the instance. */
export const useGraphStore = (): GraphStore => {
  const { instance } = useInstance();
  const known = stores.get(instance);
  if (known) return known;
  const made = createGraphStore(instance);
  stores.set(instance, made);
  return made;
};
