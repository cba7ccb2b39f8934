import { useModerator } from '../../auth';
import { useInstance } from '../../instance';
import type { GraphStore } from '../crawl/graphStore';
import { graphStoreOf } from '../graphStores';

/** The store for the graphs of the signed-in moderator on the current instance. */
export const useGraphStore = (): GraphStore => graphStoreOf(useInstance().instance, useModerator());
