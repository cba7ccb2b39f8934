import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Job, JobItem } from '../core/job';
import { noCounts } from '../core/job';
import { aJob, anItem } from '../core/builders';
import { createDexieJobStore } from './dexieJobStore';
import { exportJournal, importJournal, JournalFileError } from './journalFile';
import type { JobStore } from './jobStore';

const INSTANCE = aJob().instance;
let databases = 0;
const aStore = () => createDexieJobStore(INSTANCE, `file-${(databases += 1).toString()}`);

const job = (overrides: Partial<Job> = {}) =>
  aJob({
    status: 'finished',
    endedAt: 9,
    total: 1,
    counts: { ...noCounts(), done: 1 },
    ...overrides,
  });
const item = (overrides: Partial<JobItem> = {}) =>
  anItem(0, {
    state: 'settled',
    outcome: 'done',
    before: { active: true },
    writes: [{ kind: 'update', body: { active: false } }],
    written: 1,
    attempts: [{ write: 0, sentAt: 5, endedAt: 6, status: 200, failure: null }],
    ...overrides,
  });

const aFilledStore = async () => {
  const store = aStore();
  await store.addJob(job(), [item()]);
  await store.addJob(job({ id: 'second', createdAt: 2_000 }), [item({ jobId: 'second' })]);
  return store;
};
const textOf = async (store: JobStore) => (await exportJournal(store, INSTANCE)).join('');
const contentOf = async (store: JobStore) =>
  Promise.all(
    (await store.listJobs()).map(async (kept) => [kept, await store.listItems({ jobId: kept.id })]),
  );
const failureOf = async (importing: Promise<unknown>) => {
  const error: unknown = await importing.catch((reason: unknown) => reason);
  return error instanceof JournalFileError ? error.failure : error;
};

describe('an exported journal', () => {
  it('is imported unchanged, and only once', async () => {
    const source = await aFilledStore();
    const text = await textOf(source);
    const target = aStore();
    expect(await importJournal(target, INSTANCE, text)).toMatchObject({ added: 2, known: 0 });
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(await importJournal(target, INSTANCE, text)).toMatchObject({ added: 0, known: 2 });
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it('can be empty', async () => {
    const result = await importJournal(aStore(), INSTANCE, await textOf(aStore()));
    expect(result).toEqual({ added: 0, known: 0, unfinished: 0 });
  });

  it('leaves out a job that another browser may still resume', async () => {
    const source = aStore();
    await source.addJob(job({ status: 'paused', endedAt: null }), [anItem(0)]);
    const target = aStore();
    expect(await importJournal(target, INSTANCE, await textOf(source))).toMatchObject({
      added: 0,
      unfinished: 1,
    });
    expect(await target.listJobs()).toEqual([]);
  });

  it.each<[string, (text: string) => string, object]>([
    ['not JSON', () => 'id,name', { kind: 'not_json' }],
    ['other JSON', () => '{"a":1}', { kind: 'not_a_journal' }],
    ['half a file', (text) => text.slice(0, text.length / 2), { kind: 'not_json' }],
    [
      'a journal with an unknown outcome',
      (text) => text.replaceAll('"outcome":"done"', '"outcome":"probably"'),
      { kind: 'not_a_journal' },
    ],
    [
      'a journal with an item missing',
      (text) => text.replace('"total":1', '"total":2'),
      { kind: 'not_a_journal', place: '/jobs/0' },
    ],
    [
      'a journal with an unknown property',
      (text) => text.replace('"total":1', '"total":1,"apiKey":"secret"'),
      { kind: 'not_a_journal' },
    ],
    [
      'the journal of another instance',
      (text) => text.replaceAll(INSTANCE, 'https://other.example/api/1'),
      { kind: 'other_instance', instance: 'https://other.example/api/1' },
    ],
  ])('is refused when it is %s, and nothing is changed', async (_case, spoil, failure) => {
    const target = aStore();
    const text = spoil(await textOf(await aFilledStore()));
    expect(await failureOf(importJournal(target, INSTANCE, text))).toMatchObject(failure);
    expect(await target.listJobs()).toEqual([]);
  });
});
