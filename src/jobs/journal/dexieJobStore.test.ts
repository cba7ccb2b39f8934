// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { StorageFullError } from '../../storage';
import { noCounts } from '../core/job';
import { aJob, anItem } from '../core/builders';
import { DAY_MS } from '../../ui/durations';
import { createDexieJobStore } from './dexieJobStore';
import { openJournalDatabase } from './journalDatabase';

const INSTANCE = aJob().instance;
let databases = 0;
const aName = () => `journal-${(databases += 1).toString()}`;

const aStore = async (count: number, job = aJob()) => {
  const store = createDexieJobStore(INSTANCE, aName(), 'ada');
  const items = Array.from({ length: count }, (_, position) => anItem(position));
  await store.addJob(job, items);
  return { store, items };
};

const done = (position: number) => anItem(position, { state: 'settled', outcome: 'done' });

describe('the job store', () => {
  it('reads back what was saved, in another tab too', async () => {
    const name = aName();
    const item = anItem(0, { before: { active: true, roles: ['admin'] } });
    await createDexieJobStore(INSTANCE, name, 'ada').addJob(aJob({ total: 1 }), [item]);
    const otherTab = createDexieJobStore(INSTANCE, name, 'ada');
    expect(await otherTab.getJob('job')).toEqual(aJob({ total: 1 }));
    expect(await otherTab.listItems({ jobId: 'job' })).toEqual([item]);
  });

  it('saves a job with all its items or not at all', async () => {
    const { store } = await aStore(1);
    const second = aJob({ id: 'second' });
    const twice = anItem(0, { jobId: 'second' });
    await expect(store.addJob(second, [twice, twice])).rejects.toThrow();
    expect(await store.getJob('second')).toBeUndefined();
    expect(await store.listItems({ jobId: 'second' })).toEqual([]);
  });

  it('lists only the jobs of its instance, latest first', async () => {
    const name = aName();
    const store = createDexieJobStore(INSTANCE, name, 'ada');
    const other = createDexieJobStore('https://other.example/api/1', name, 'ada');
    await store.addJob(aJob({ id: 'old', createdAt: 1 }), []);
    await store.addJob(aJob({ id: 'new', createdAt: 2 }), []);
    await other.addJob(aJob({ id: 'else', instance: 'https://other.example/api/1' }), []);
    expect((await store.listJobs()).map(({ id }) => id)).toEqual(['new', 'old']);
    expect((await other.listJobs()).map(({ id }) => id)).toEqual(['else']);
  });

  it('lists the jobs that are not over, oldest first', async () => {
    const store = createDexieJobStore(INSTANCE, aName(), 'ada');
    await store.addJob(aJob({ id: 'c', status: 'queued', createdAt: 3 }), []);
    await store.addJob(aJob({ id: 'a', status: 'paused', createdAt: 1 }), []);
    await store.addJob(aJob({ id: 'b', status: 'running', createdAt: 2 }), []);
    await store.addJob(aJob({ id: 'd', status: 'finished', createdAt: 0 }), []);
    expect((await store.unfinishedJobs()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('reads unsettled items by position from a given one, in flight or waiting', async () => {
    const { store } = await aStore(8);
    await store.saveItem(done(0));
    await store.saveItem(anItem(3, { state: 'in_flight' }));
    await store.saveItem(done(4));
    const positions = async (position: number, limit: number) =>
      (await store.unsettledItems('job', position, limit)).map((item) => item.position);
    expect(await positions(0, 100)).toEqual([1, 2, 3, 5, 6, 7]);
    expect(await positions(2, 3)).toEqual([2, 3, 5]);
    expect(await positions(8, 3)).toEqual([]);
  });

  it('counts settled items on the job as it does with the index', async () => {
    const { store } = await aStore(5);
    await Promise.all([
      store.saveItem(done(0)),
      store.saveItem(done(1)),
      store.saveItem(anItem(2, { state: 'in_flight' })),
      store.saveItem(anItem(3, { state: 'settled', outcome: 'refused', reason: 'no' })),
    ]);
    const expected = { ...noCounts(), done: 2, refused: 1 };
    expect(await store.counts('job')).toEqual(expected);
    expect((await store.getJob('job'))?.counts).toEqual(expected);
  });

  it('keeps the stored counts when a job is saved with lower ones', async () => {
    const { store } = await aStore(2);
    await store.saveItem(done(0));
    await store.saveJob(aJob({ status: 'running' }));
    expect(await store.getJob('job')).toMatchObject({ status: 'running', counts: { done: 1 } });
  });

  it('never changes a settled item, and still saves the others', async () => {
    const { store } = await aStore(2);
    await store.saveItem(done(0));
    const [again, other] = await Promise.allSettled([
      store.saveItem(anItem(0, { state: 'settled', outcome: 'failed' })),
      store.saveItem(done(1)),
    ]);
    expect(again.status).toBe('rejected');
    expect(other.status).toBe('fulfilled');
    expect(await store.counts('job')).toEqual({ ...noCounts(), done: 2 });
  });

  it('settles all remaining items: waiting, in flight or partly written', async () => {
    const { store } = await aStore(4);
    await store.saveItem(done(0));
    await store.saveItem(anItem(1, { state: 'in_flight' }));
    await store.saveItem(anItem(2, { written: 1 }));
    await store.settleRest('job', 'not_attempted', 'cancelled', 77);
    const items = await store.listItems({ jobId: 'job' });
    expect(items.map(({ outcome, reason, endedAt }) => [outcome, reason, endedAt])).toEqual([
      ['done', null, null],
      ['unknown', 'lost', 77],
      ['failed', 'partly_done', 77],
      ['not_attempted', 'cancelled', 77],
    ]);
    expect(await store.unsettledItems('job', 0, 10)).toEqual([]);
    expect((await store.getJob('job'))?.counts).toEqual(await store.counts('job'));
  });

  it('lists items by outcome and in batches', async () => {
    const { store } = await aStore(1_200);
    await store.saveItem(done(7));
    await store.saveItem(done(900));
    const positions = async (query: object) =>
      (await store.listItems({ jobId: 'job', ...query })).map(({ position }) => position);
    expect(await positions({})).toHaveLength(1_200);
    expect(await positions({ outcome: 'done' })).toEqual([7, 900]);
    expect(await positions({ outcome: 'done', offset: 1 })).toEqual([900]);
    expect(await positions({ offset: 10, limit: 3 })).toEqual([10, 11, 12]);
    expect(await positions({ offset: 600, limit: 550 })).toHaveLength(550);
  });

  it('lists what was done to one record, latest first', async () => {
    const { store } = await aStore(3, aJob({ createdAt: 1 }));
    await store.addJob(aJob({ id: 'undo', createdAt: 2 }), [
      anItem(0, { jobId: 'undo', id: 'user-1' }),
    ]);
    const history = await store.historyOf('user-1');
    expect(history.map(({ job, item }) => [job.id, item.position])).toEqual([
      ['undo', 0],
      ['job', 1],
    ]);
  });

  it('removes the jobs of each moderator that are older than they keep them', async () => {
    const name = aName();
    const ada = createDexieJobStore(INSTANCE, name, 'ada');
    const bob = createDexieJobStore(INSTANCE, name, 'bob');
    const ended = (id: string, endedAt: number) =>
      aJob({ id, createdAt: 0, status: 'finished', endedAt });
    await ada.addJob(ended('old', 0), [anItem(0, { jobId: 'old' })]);
    await ada.addJob(ended('young', 2 * DAY_MS), []);
    await ada.addJob(aJob({ id: 'forgotten', createdAt: 0, status: 'paused' }), []);
    await ada.addJob(aJob({ id: 'running', createdAt: 0, status: 'running' }), []);
    await bob.addJob(ended('kept', 0), []);
    const days = (moderator: string) => (moderator === 'ada' ? 1 : null);
    expect(await bob.clearExpired(days, 2 * DAY_MS + 1)).toBe(2);
    expect((await ada.listJobs()).map(({ id }) => id).sort()).toEqual(['running', 'young']);
    expect(await ada.historyOf('user-0')).toEqual([]);
    expect((await bob.listJobs()).map(({ id }) => id)).toEqual(['kept']);
  });

  it('removes all jobs of its moderator, and saves nothing more of them', async () => {
    const { store } = await aStore(2, aJob({ status: 'running' }));
    await store.removeAll();
    await expect(store.saveItem(done(0))).rejects.toThrow('erased');
    await store.saveJob(aJob({ status: 'paused' }));
    expect(await store.listJobs()).toEqual([]);
    await store.addJob(aJob(), []);
    expect(await store.listItems({ jobId: 'job' })).toEqual([]);
  });

  it('removes jobs with their items, and removes none when one of them is not over', async () => {
    const { store } = await aStore(3, aJob({ status: 'finished', endedAt: 100 }));
    await store.addJob(aJob({ id: 'open', status: 'paused' }), []);
    await expect(store.removeJobs(['job', 'open'])).rejects.toThrow();
    expect(await store.listJobs()).toHaveLength(2);
    await store.removeJobs(['job']);
    expect((await store.listJobs()).map(({ id }) => id)).toEqual(['open']);
    expect(await store.listItems({ jobId: 'job' })).toEqual([]);
  });

  describe('of another moderator of the same browser', () => {
    const aSharedBrowser = async () => {
      const name = aName();
      const ada = createDexieJobStore(INSTANCE, name, 'ada');
      const bob = createDexieJobStore(INSTANCE, name, 'bob');
      await ada.addJob(aJob({ status: 'paused', total: 1 }), [anItem(0)]);
      return { name, ada, bob };
    };

    it('shows neither jobs, nor items, nor history', async () => {
      const { bob } = await aSharedBrowser();
      expect(await bob.listJobs()).toEqual([]);
      expect(await bob.unfinishedJobs()).toEqual([]);
      expect(await bob.getJob('job')).toBeUndefined();
      expect(await bob.listItems({ jobId: 'job' })).toEqual([]);
      expect(await bob.historyOf('user-0')).toEqual([]);
    });

    it('changes and removes nothing', async () => {
      const { ada, bob } = await aSharedBrowser();
      await bob.saveJob(aJob({ status: 'finished' }));
      await bob.removeJobs(['job']);
      await bob.removeAll();
      expect(await ada.getJob('job')).toEqual(aJob({ status: 'paused', total: 1 }));
      expect(await ada.listItems({ jobId: 'job' })).toHaveLength(1);
    });

    it('gives a job saved before owners were to the moderator who started it', async () => {
      const { name, ada, bob } = await aSharedBrowser();
      await openJournalDatabase(name).jobs.put(
        aJob({ id: 'early', actor: { id: 'bob', name: '' } }),
      );
      expect(await ada.getJob('early')).toBeUndefined();
      expect((await bob.listJobs()).map(({ id }) => id)).toEqual(['early']);
    });

    it('gives an imported job another id when it is taken, always the same', async () => {
      const { ada, bob } = await aSharedBrowser();
      expect(await ada.freeIdFor('job')).toBe('job');
      expect(await bob.freeIdFor('other')).toBe('other');
      const id = await bob.freeIdFor('job');
      await bob.addJob(aJob({ id }), []);
      await ada.removeAll();
      expect(await bob.freeIdFor('job')).toBe(id);
    });
  });

  it('reports that the disk is full', async () => {
    const { store } = await aStore(1);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room left', 'QuotaExceededError');
    });
    try {
      await expect(store.saveJob(aJob())).rejects.toBeInstanceOf(StorageFullError);
      await expect(store.saveItem(done(0))).rejects.toBeInstanceOf(StorageFullError);
    } finally {
      put.mockRestore();
    }
    await store.saveItem(done(0));
    expect((await store.counts('job')).done).toBe(1);
  });

  it('notifies listeners of changes', async () => {
    const { store } = await aStore(1);
    const listener = vi.fn();
    const stop = store.onChange(listener);
    await store.saveItem(done(0));
    await expect.poll(() => listener).toHaveBeenCalled();
    stop();
  });
});
