import { useInstance } from '../../instance';
import type { GraphStore } from '../crawl/graphStore';
import { graphStoreOf } from '../graphStores';

/** The store for the graphs of the current instance. */
export const useGraphStore = (): GraphStore => graphStoreOf(useInstance().instance);
