import { useInstance } from '../../instance';
import type { GraphStore } from '../crawl/graphStore';
import { graphStoreOf } from '../graphStores';

/** The graphs that this browser keeps of the instance. */
export const useGraphStore = (): GraphStore => graphStoreOf(useInstance().instance);
