import type { QueryClient } from '@tanstack/react-query';
import { pageOf, refreshOnChange, type ResourceProvider } from '../dataProvider';
import type { GraphStore, SavedGraph } from './crawl/graphStore';

/** The `graphs` resource: lists and deletes the graphs saved in this browser. */
export const createGraphsDataProvider = (store: GraphStore, queryClient: QueryClient) => {
  refreshOnChange(queryClient, ['graphs'], store);
  const graphs: ResourceProvider<SavedGraph> = {
    getList: async (_resource, { pagination, sort }) =>
      pageOf(await store.listGraphs(), { pagination, sort }),
    async delete(_resource, { id }) {
      await store.removeGraph(String(id));
      return { data: { id: String(id) } };
    },
  };
  return { graphs };
};
