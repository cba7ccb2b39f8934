import { useInstance } from '../../layout';
import { createGraphStore, type GraphStore } from '../crawl/graphStore';

const stores = new Map<string, GraphStore>();

/** The graphs that this browser keeps of the instance. */
export const useGraphStore = (): GraphStore => {
  const { apiUrl } = useInstance();
  const known = stores.get(apiUrl);
  if (known) return known;
  const made = createGraphStore(apiUrl);
  stores.set(apiUrl, made);
  return made;
};
