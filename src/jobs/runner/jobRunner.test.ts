// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Action } from '../core/action';
import { aJob, anItem } from '../core/builders';
import { createDexieJobStore } from '../journal/dexieJobStore';
import { createJobRunner } from './jobRunner';
import { DEFAULT_SETTINGS } from './runSettings';
import type { Tabs } from './tabs';

const INSTANCE = 'https://udata.example/api/1';

/** Another tab runs all jobs: this one only saves them. */
const busyTabs: Tabs = {
  exclusively: () => new Promise(() => undefined),
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
  const store = createDexieJobStore(INSTANCE, `runner-${crypto.randomUUID()}`);
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

  it('does not copy the reason of a job to its undo', async () => {
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
  });

  it('starts no retry when there is nothing to retry', async () => {
    const { runner, store } = aRunner();
    await store.addJob(aJob({ action: 'erase', status: 'finished' }), []);
    expect(await runner.retry('job', ['failed'])).toBeNull();
    expect(await runner.undo('job')).toBeNull();
  });
});
