import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { setLocalQueryDefaults, lazyDataProvider, refreshOnChange } from '../../dataProvider';
import { aJob, anItem } from '../core/builders';
import { createDexieJobStore } from './dexieJobStore';
import { createJobsDataProvider } from './jobsDataProvider';

const SORT = { field: 'createdAt', order: 'DESC' as const };

const aProvider = () => {
  const store = createDexieJobStore(aJob().instance, `provider-${crypto.randomUUID()}`, 'ada');
  const provider = lazyDataProvider(async () => createJobsDataProvider(store));
  return { store, provider };
};

describe('the jobs of the journal', () => {
  it('are listed a page at a time, sorted, with the total', async () => {
    const { store, provider } = aProvider();
    for (const [index, name] of ['Zoé', 'Ada', 'Léa'].entries()) {
      const id = index.toString();
      await store.addJob(aJob({ id, createdAt: index, actor: { id: name, name } }), []);
    }
    const idsOf = async (page: number, sort: { field: string; order: 'ASC' | 'DESC' }) => {
      const params = { pagination: { page, perPage: 2 }, sort, filter: {} };
      const { data, total } = await provider.getList('jobs', params);
      expect(total).toBe(3);
      return data.map(({ id }) => id as string);
    };
    expect(await idsOf(1, SORT)).toEqual(['2', '1']);
    expect(await idsOf(2, SORT)).toEqual(['0']);
    expect(await idsOf(1, { field: 'actor.name', order: 'ASC' })).toEqual(['1', '2']);
  });

  it('are read by id, and are not found when the journal does not have them', async () => {
    const { store, provider } = aProvider();
    await store.addJob(aJob(), []);
    expect(await provider.getOne('jobs', { id: 'job' })).toEqual({ data: aJob() });
    expect(await provider.getMany('jobs', { ids: ['job', 'other'] })).toEqual({ data: [aJob()] });
    await expect(provider.getOne('jobs', { id: 'other' })).rejects.toMatchObject({
      status: 404,
      message: 'jobs.not_found',
    });
  });

  it('are found by the job that they undo', async () => {
    const { store, provider } = aProvider();
    await store.addJob(aJob(), []);
    await store.addJob(aJob({ id: 'undo', undoOf: 'job' }), []);
    const { data } = await provider.getManyReference('jobs', {
      target: 'undoOf',
      id: 'job',
      pagination: { page: 1, perPage: 25 },
      sort: SORT,
      filter: {},
    });
    expect(data.map(({ id }) => id as string)).toEqual(['undo']);
  });

  it('can be deleted only once they are over', async () => {
    const { store, provider } = aProvider();
    for (const id of ['a', 'b', 'c']) {
      await store.addJob(aJob({ id, status: 'finished' }), []);
    }
    await store.addJob(aJob({ id: 'open', status: 'paused' }), []);
    await provider.delete('jobs', { id: 'a' });
    await provider.deleteMany('jobs', { ids: ['b', 'c'] });
    await expect(provider.delete('jobs', { id: 'open' })).rejects.toThrow();
    expect((await store.listJobs()).map(({ id }) => id)).toEqual(['open']);
  });
});

describe('the items of the journal', () => {
  it('are read a page at a time, by position, all or those with one outcome', async () => {
    const { store, provider } = aProvider();
    await store.addJob(
      aJob({ total: 5 }),
      [0, 1, 2, 3, 4].map((position) =>
        anItem(position, { state: 'settled', outcome: position % 2 ? 'refused' : 'done' }),
      ),
    );
    const pageOf = async (page: number, filter: object) => {
      const { data, total } = await provider.getManyReference('job-items', {
        target: 'jobId',
        id: 'job',
        pagination: { page, perPage: 2 },
        sort: { field: 'position', order: 'ASC' },
        filter,
      });
      return { ids: data.map(({ id }) => id as string), total };
    };
    expect(await pageOf(2, {})).toEqual({ ids: ['job/2', 'job/3'], total: 5 });
    expect(await pageOf(2, { outcome: 'done' })).toEqual({ ids: ['job/4'], total: 3 });
  });

  it('of one record come with their jobs, latest first', async () => {
    const { store, provider } = aProvider();
    await store.addJob(aJob({ createdAt: 1, total: 1 }), [anItem(0)]);
    await store.addJob(aJob({ id: 'undo', createdAt: 2, total: 1 }), [
      anItem(0, { jobId: 'undo' }),
    ]);
    const { data } = await provider.getManyReference('job-items', {
      target: 'recordId',
      id: 'user-0',
      pagination: { page: 1, perPage: 25 },
      sort: SORT,
      filter: {},
    });
    expect(data).toMatchObject([
      { id: 'undo/0', recordId: 'user-0', job: { id: 'undo' } },
      { id: 'job/0', recordId: 'user-0', job: { id: 'job' } },
    ]);
  });
});

describe('the queries about jobs', () => {
  it('also run offline, and run again after a change of the journal', async () => {
    const { store } = aProvider();
    const queryClient = new QueryClient();
    setLocalQueryDefaults(queryClient, ['jobs', 'job-items']);
    const stop = refreshOnChange(queryClient, ['jobs', 'job-items'], store);
    expect(queryClient.getQueryDefaults(['jobs', 'getList'])).toMatchObject({
      networkMode: 'always',
    });
    const invalidate = vi.spyOn(queryClient, 'invalidateQueries');
    await store.addJob(aJob(), []);
    await expect.poll(() => invalidate).toHaveBeenCalledWith({ queryKey: ['jobs'] });
    await expect.poll(() => invalidate).toHaveBeenCalledWith({ queryKey: ['job-items'] });
    stop();
  });

  it('load the journal again after a failed load', async () => {
    const load = vi.fn<() => Promise<object>>().mockRejectedValueOnce(new Error('offline'));
    load.mockResolvedValue({ jobs: { getMany: async () => ({ data: [] }) } });
    const provider = lazyDataProvider(load);
    await expect(provider.getMany('jobs', { ids: [] })).rejects.toThrow('offline');
    expect(await provider.getMany('jobs', { ids: [] })).toEqual({ data: [] });
    await provider.getMany('jobs', { ids: [] });
    expect(load).toHaveBeenCalledTimes(2);
  });
});
