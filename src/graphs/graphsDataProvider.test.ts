import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { createGraphStore } from './crawl/graphStore';
import { newGraph } from './crawl/newGraph';
import { createGraphsDataProvider } from './graphsDataProvider';

const INSTANCE = 'https://udata.example/api/1';

it('lists and deletes graphs, and invalidates their queries after a change', async () => {
  const store = createGraphStore(INSTANCE, `graphs-${crypto.randomUUID()}`, null, 'ada');
  const queryClient = new QueryClient();
  const invalidate = vi.spyOn(queryClient, 'invalidateQueries');
  const { graphs } = createGraphsDataProvider(store, queryClient);
  const budget = { accounts: 10, requests: 10 };
  for (const [now, id] of ['old', 'new'].entries()) {
    await store.addGraph(
      newGraph({ id, name: id, seeds: ['a'], instance: INSTANCE, depth: 1, budget, now }),
    );
  }
  const listed = async () => {
    const list = await graphs.getList?.('graphs', {
      pagination: { page: 1, perPage: 10 },
      sort: { field: 'createdAt', order: 'DESC' },
      filter: {},
    });
    return list?.data.map(({ id }) => id);
  };
  expect(await listed()).toEqual(['new', 'old']);
  invalidate.mockClear();
  await graphs.delete?.('graphs', { id: 'new' });
  expect(await listed()).toEqual(['old']);
  await expect.poll(() => invalidate).toHaveBeenCalledWith({ queryKey: ['graphs'] });
});
