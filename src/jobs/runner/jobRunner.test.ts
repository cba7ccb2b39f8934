// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Action } from '../core/action';
import { aJob, anItem } from '../core/builders';
import type { Job, PauseReason } from '../core/job';
import { createDexieJobStore } from '../journal/dexieJobStore';
import { createJobRunner } from './jobRunner';
import { DEFAULT_SETTINGS } from './runSettings';
import type { Tabs } from './tabs';

const INSTANCE = 'https://udata.example/api/1';

/** Another tab runs all jobs: this one only saves them. */
const busyTabs: Tabs = {
  exclusively: () => new Promise(() => undefined),
  own: () => undefined,
  isOwned: () => Promise.resolve(false),
  publish: () => undefined,
  onMessage: () => () => undefined,
};

const erase: Action = {
  name: 'erase',
  isFinal: true,
  rereadAfterMs: 0,
  plan: () => ({ kind: 'already_so' }),
  isApplied: () => true,
  relevantValues: (values) => values,
  inverse: () => null,
};

const reactivate: Action = {
  ...erase,
  name: 'reactivate',
  isFinal: false,
  inverse: (write) => write,
};

const aRunner = () => {
  const store = createDexieJobStore(INSTANCE, `runner-${crypto.randomUUID()}`, 'ada');
  const never = () => Promise.reject(new Error('Nothing is to be sent'));
  const runner = createJobRunner({
    instance: INSTANCE,
    store,
    tabs: busyTabs,
    transport: { read: never, write: never },
    actions: { erase, reactivate },
    settings: () => DEFAULT_SETTINGS,
  });
  runner.setActor({ id: 'ada', name: 'Ada' });
  return { runner, store };
};

/** A browser: its journal, and the jobs that open tabs own. */
const aBrowser = () => {
  const store = createDexieJobStore(INSTANCE, `runner-${crypto.randomUUID()}`, 'ada');
  const owned = new Map<string, number>();
  const written: string[] = [];
  /** What the API answers, or null while it cannot be reached. */
  const api = { isUp: true };
  const lost = {
    kind: 'lost',
    status: null,
    reason: 'down',
    retryAfterMs: null,
    isBare: true,
    isBusy: false,
  } as const;
  /** Settles when the tab that has the lock gives it back. */
  let locked = Promise.resolve();
  const openTab = () => {
    let markClosed: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      markClosed = resolve;
    });
    const mine = new Set<string>();
    const tab = { isOpen: true };
    const tabs: Tabs = {
      exclusively(work) {
        locked = locked.then(() => (tab.isOpen ? Promise.race([work(), closed]) : undefined));
        return locked;
      },
      own(jobId, until) {
        mine.add(jobId);
        owned.set(jobId, (owned.get(jobId) ?? 0) + 1);
        void until.then(() => {
          if (mine.delete(jobId)) owned.set(jobId, (owned.get(jobId) ?? 1) - 1);
        });
      },
      isOwned: (jobId) => Promise.resolve((owned.get(jobId) ?? 0) > 0),
      publish: () => undefined,
      onMessage: () => () => undefined,
    };
    const runner = createJobRunner({
      instance: INSTANCE,
      store,
      tabs,
      transport: {
        read: () => Promise.resolve(api.isUp ? { kind: 'found', values: {} } : lost),
        write: (id) => {
          if (!tab.isOpen) return new Promise(() => undefined);
          if (!api.isUp) return Promise.resolve(lost);
          written.push(id);
          return Promise.resolve({ kind: 'accepted', status: 204, values: null });
        },
      },
      actions: { erase: erasing, switch_off: { ...erasing, name: 'switch_off', isFinal: false } },
      settings: () => DEFAULT_SETTINGS,
    });
    return {
      runner,
      close() {
        tab.isOpen = false;
        markClosed();
        for (const jobId of mine) owned.set(jobId, (owned.get(jobId) ?? 1) - 1);
      },
    };
  };
  return { store, openTab, written, api };
};

const erasing: Action = {
  ...erase,
  plan: () => ({ kind: 'write', writes: [{ kind: 'delete', body: {} }] }),
};

const ADA = { id: 'ada', name: 'Ada' };
const items = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    id: `r${place.toString()}`,
    name: '',
    before: null,
    readAt: null,
  }));
const aDeletion = (delayMs: number) => ({
  action: 'erase',
  params: {},
  reason: { code: '', text: '' },
  items: items(3),
  delayMs,
});

describe('stopping', () => {
  it('pauses the running job, after which nothing more is written to the journal', async () => {
    const { openTab, store, written } = aBrowser();
    const { runner } = openTab();
    runner.setActor(ADA);
    const id = await runner.start({ ...aDeletion(0), action: 'switch_off', items: items(200) });
    await expect.poll(() => written.length).toBeGreaterThan(0);
    await runner.stop();
    expect(await store.getJob(id)).toMatchObject({ status: 'paused', pauseReason: 'signed_out' });
    await store.removeAll();
    const sent = written.length;
    // A new job would be queued behind the old one.
    runner.setActor(ADA);
    const next = await runner.start({ ...aDeletion(0), action: 'switch_off' });
    await expect.poll(async () => (await store.getJob(next))?.status).toBe('finished');
    expect(written).toHaveLength(sent + 3);
    expect((await store.listJobs()).map((job) => job.id)).toEqual([next]);
  });
});

describe('a final job', () => {
  it('runs after it was confirmed', async () => {
    const { openTab, store, written } = aBrowser();
    const { runner } = openTab();
    runner.setActor(ADA);
    const id = await runner.start(aDeletion(0));
    await expect.poll(async () => (await store.getJob(id))?.status).toBe('finished');
    expect(written.sort()).toEqual(['r0', 'r1', 'r2']);
  });

  it.each(['its tab was closed', 'the moderator signed out', 'another moderator signed in'])(
    'asks again, and sends nothing by itself, when %s during the delay',
    async (interruption) => {
      const { openTab, store, written } = aBrowser();
      const first = openTab();
      first.runner.setActor(ADA);
      const id = await first.runner.start(aDeletion(3_000));
      let tab = first;
      if (interruption === 'its tab was closed') {
        first.close();
        tab = openTab();
      } else if (interruption === 'the moderator signed out') {
        first.runner.setActor(null);
      } else {
        first.runner.setActor({ id: 'bob', name: 'Bob' });
        await expect.poll(async () => (await store.getJob(id))?.status).toBe('paused');
      }
      tab.runner.setActor(ADA);
      await expect.poll(async () => (await store.getJob(id))?.pauseReason).toBe('to_confirm');
      await expect.poll(() => tab.runner.live()?.job.pauseReason).toBe('to_confirm');
      expect(written).toEqual([]);

      await store.saveJob({ ...((await store.getJob(id)) as Job), notBefore: 0 });
      await tab.runner.resume(id);
      await expect.poll(async () => (await store.getJob(id))?.status).toBe('finished');
      expect(written).toHaveLength(3);
    },
  );

  it('is left to the open tab where it was confirmed, when another tab takes the next job', async () => {
    const { openTab, store, written } = aBrowser();
    const first = openTab();
    first.runner.setActor(ADA);
    await first.runner.start({ ...aDeletion(500), action: 'switch_off' });
    const second = openTab();
    second.runner.setActor(ADA);
    const id = await second.runner.start(aDeletion(0));
    await expect.poll(async () => (await store.getJob(id))?.status).toBe('finished');
    expect(written).toHaveLength(6);
  });
});

describe('a paused job', () => {
  const paused = (pauseReason: PauseReason) =>
    aJob({ action: 'switch_off', status: 'paused', pauseReason, total: 1 });

  it('resumes at the next start when it was offline, without the event', async () => {
    const { openTab, store } = aBrowser();
    await store.addJob(paused('offline'), [anItem(0, {})]);
    openTab().runner.setActor(ADA);
    await expect.poll(async () => (await store.getJob('job'))?.status).toBe('finished');
  });

  it('resumes by itself once the API answers again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    const { openTab, store, api } = aBrowser();
    api.isUp = false;
    await store.addJob(paused('unreachable'), [anItem(0, {})]);
    openTab().runner.setActor(ADA);
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await store.getJob('job'))?.status).toBe('paused');
    api.isUp = true;
    await vi.advanceTimersByTimeAsync(600_000);
    await expect.poll(async () => (await store.getJob('job'))?.status).toBe('finished');
  });

  it.each(['asked', 'failures', 'disk_full'] as const)(
    'for the reason %j stays in sight after a reload, and can be cancelled',
    async (reason) => {
      const { openTab, store, written } = aBrowser();
      await store.addJob(paused(reason), [anItem(0, {})]);
      const { runner } = openTab();
      runner.setActor(ADA);
      await expect.poll(() => runner.live()?.job.pauseReason).toBe(reason);
      await runner.cancel('job');
      expect((await store.getJob('job'))?.status).toBe('cancelled');
      expect(written).toEqual([]);
    },
  );
});

describe('the runner of jobs', () => {
  it('delays the retry of a final action as long as the first time', async () => {
    const { runner, store } = aRunner();
    const first = { action: 'erase', createdAt: 1_000, notBefore: 11_000, isFinal: true };
    await store.addJob(aJob({ ...first, status: 'finished', endedAt: 20_000, total: 1 }), [
      anItem(0, { state: 'settled', outcome: 'failed' }),
    ]);
    const id = await runner.retry('job', ['failed']);
    const again = await store.getJob(String(id));
    expect(again).toMatchObject({ action: 'erase', isFinal: true, total: 1 });
    expect((again?.notBefore ?? 0) - (again?.createdAt ?? 0)).toBe(10_000);
  });

  it('undoes a job once, without the reason of the job', async () => {
    const { runner, store } = aRunner();
    await store.addJob(aJob({ action: 'reactivate', status: 'finished', total: 1 }), [
      anItem(0, {
        state: 'settled',
        outcome: 'done',
        written: 1,
        writes: [{ kind: 'reactivate', body: {} }],
        before: {},
        after: {},
      }),
    ]);
    const undo = await store.getJob(String(await runner.undo('job', 'par erreur')));
    expect(undo).toMatchObject({ undoOf: 'job', reason: { code: '', text: 'par erreur' } });
    // Once, even where a page that is behind asks again.
    expect(await runner.undo('job')).toBeNull();
  });

  it('neither undoes nor retries an imported job', async () => {
    const { runner, store } = aRunner();
    const over = { status: 'finished', endedAt: 2_000, importedAt: 3_000, total: 1 } as const;
    const forged = anItem(0, {
      state: 'settled',
      outcome: 'failed',
      before: { roles: ['admin'] },
      after: { roles: [] },
      writes: [{ kind: 'update', body: { roles: ['admin'] } }],
      written: 1,
    });
    await store.addJob(aJob({ ...over, instance: INSTANCE, action: 'reactivate' }), [forged]);
    await store.addJob(
      aJob({ ...over, instance: INSTANCE, id: 'undo', action: 'reactivate', undoOf: 'job' }),
      [{ ...forged, jobId: 'undo' }],
    );
    expect(await runner.undo('job')).toBeNull();
    expect(await runner.retry('job', ['failed'])).toBeNull();
    expect(await runner.retry('undo', ['failed'])).toBeNull();
    expect(await store.unfinishedJobs()).toEqual([]);
  });

  it('starts no retry when there is nothing to retry', async () => {
    const { runner, store } = aRunner();
    await store.addJob(aJob({ action: 'erase', status: 'finished' }), []);
    expect(await runner.retry('job', ['failed'])).toBeNull();
    expect(await runner.undo('job')).toBeNull();
  });
});
