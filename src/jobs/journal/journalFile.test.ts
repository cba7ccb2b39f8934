import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Job, JobItem } from '../core/job';
import { noCounts } from '../core/job';
import { aJob, anItem } from '../core/builders';
import { createDexieJobStore } from './dexieJobStore';
import { exportJournal, importJournal as importFile, JournalFileError } from './journalFile';
import type { JobStore } from './jobStore';
import { monthlyFigures } from './monthlyFigures';
import { reportJson, reportTable } from './report';
import { undoState } from './undoState';

const INSTANCE = aJob().instance;
let databases = 0;
const aStore = () => createDexieJobStore(INSTANCE, `file-${(databases += 1).toString()}`, 'ada');

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
const importJournal = (store: JobStore, instance: string, text: string, importedAt?: number) =>
  importFile(store, instance, new Blob([text]), importedAt);
const contentOf = async (store: JobStore) =>
  Promise.all(
    (await store.listJobs()).map(
      async (kept) => [kept, await store.listItems({ jobId: kept.id })] as const,
    ),
  );
const failureOf = async (importing: Promise<unknown>) => {
  const error: unknown = await importing.catch((reason: unknown) => reason);
  return error instanceof JournalFileError ? error.failure : error;
};

describe('a journal with the jobs of another moderator of this browser', () => {
  it('is imported beside them, with the undo of a job, and only once', async () => {
    const name = `file-${(databases += 1).toString()}`;
    const ada = createDexieJobStore(INSTANCE, name, 'ada');
    const bob = createDexieJobStore(INSTANCE, name, 'bob');
    await ada.addJob(job(), [item()]);
    await ada.addJob(job({ id: 'undo', undoOf: 'job', createdAt: 2_000 }), [
      item({ jobId: 'undo' }),
    ]);
    const text = await textOf(ada);
    expect(await importJournal(bob, INSTANCE, text)).toMatchObject({ added: 2, known: 0 });
    const [undo, undone] = await bob.listJobs();
    expect(undo?.undoOf).toBe(undone?.id);
    expect(await bob.listItems({ jobId: undone?.id ?? '' })).toMatchObject([{ outcome: 'done' }]);
    expect(await importJournal(bob, INSTANCE, text)).toMatchObject({ added: 0, known: 2 });
    expect(await textOf(ada)).toContain('"id":"job"');
    expect(await ada.listJobs()).toHaveLength(2);
  });
});

describe('an exported journal', () => {
  it('is imported unchanged except for a mark, and only once', async () => {
    const source = await aFilledStore();
    const text = await textOf(source);
    const marked = (await contentOf(source)).map(([kept, items]) => [
      { ...kept, importedAt: 7 },
      items,
    ]);
    const target = aStore();
    expect(await importJournal(target, INSTANCE, text, 7)).toMatchObject({ added: 2, known: 0 });
    expect(await contentOf(target)).toEqual(marked);
    expect(await importJournal(target, INSTANCE, text, 8)).toMatchObject({ added: 0, known: 2 });
    expect(await contentOf(target)).toEqual(marked);
    // Also after another export, which has the mark.
    const third = aStore();
    await importJournal(third, INSTANCE, await textOf(target), 9);
    expect((await third.listJobs()).map(({ importedAt }) => importedAt)).toEqual([9, 9]);
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

describe('a forged journal', () => {
  it('undoes nothing, and hides no undo of a job of this browser', async () => {
    const own = job({ id: 'own' });
    const source = aStore();
    await source.addJob(job({ id: 'forged', undoOf: 'own', createdAt: 2_000 }), [
      item({ jobId: 'forged', before: { roles: ['admin'] } }),
    ]);
    const target = aStore();
    await target.addJob(own, [item({ jobId: 'own' })]);
    await importJournal(target, INSTANCE, await textOf(source));
    const jobs = await target.listJobs();
    expect(jobs.map((each) => [each.id, undoState(each, jobs)])).toEqual([
      ['forged', 'imported'],
      ['own', 'possible'],
    ]);
  });

  it('is refused when it is too large, before it is read', async () => {
    const file = { size: 1e9, text: () => Promise.reject(new Error('read')) };
    expect(await failureOf(importFile(aStore(), INSTANCE, file))).toMatchObject({
      kind: 'too_large',
    });
  });

  it.each<[string, string, string]>([
    ['an id that leads elsewhere', '"id":"user-0"', '"id":"../../me"'],
    ['a time beyond all dates', '"createdAt":1000', '"createdAt":1e300'],
    [
      'a value that cannot be written as text',
      '"before":{"active":true}',
      '"before":{"active":{"toString":1,"valueOf":1}}',
    ],
    ['an end without a date', '"endedAt":9,', '"endedAt":null,'],
  ])('is refused when it has %s', async (_case, honest, forged) => {
    const target = aStore();
    const text = (await textOf(await aFilledStore())).replace(honest, forged);
    expect(text).toContain(forged);
    expect(await failureOf(importJournal(target, INSTANCE, text))).toMatchObject({
      kind: 'not_a_journal',
    });
  });

  it('is refused whole, or imported as evidence that every page can show', async () => {
    const honest = JSON.parse(await textOf(await aFilledStore())) as object;
    const places = placesIn(honest);
    const aText = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), {
      weight: 6,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom(...places), fc.nat()), { minLength: 1, maxLength: 2 })
        .map((changes) => {
          const forged = structuredClone(honest);
          for (const [place, choice] of changes) forgeAt(forged, place, choice);
          return JSON.stringify(forged);
        }),
    });
    let imported = 0;
    await fc.assert(
      fc.asyncProperty(aText, async (text) => {
        const target = aStore();
        const failure = await importJournal(target, INSTANCE, text).then(
          () => null,
          (reason: unknown) => reason,
        );
        const jobs = await target.listJobs();
        if (failure !== null) {
          expect(failure).toBeInstanceOf(JournalFileError);
          expect(jobs).toEqual([]);
          return;
        }
        const items: JobItem[] = [];
        for (const kept of jobs) {
          const own = await target.listItems({ jobId: kept.id });
          imported += 1;
          expect(undoState(kept, jobs)).toBe('imported');
          expect(own).toHaveLength(kept.total);
          expect(new Date(kept.createdAt).getTime()).not.toBeNaN();
          reportTable(kept, own);
          reportJson(kept, own);
          items.push(...own);
        }
        monthlyFigures(jobs, items);
        const again = aStore();
        await importJournal(again, INSTANCE, await textOf(target));
        expect(await again.listJobs()).toHaveLength(jobs.length);
      }),
      { numRuns: 300 },
    );
    expect(imported).toBeGreaterThan(50);
  });
});

const HOSTILE_TEXTS = ['', '__proto__', 'x'.repeat(100_000), '\u202e\u0000\ud800', '../../me', 'a'];
const HOSTILE_NUMBERS = [-1, 0, 2, 1e9, 1e300, 2 ** 53];
const HOSTILE_VALUES: readonly unknown[] = [
  ...HOSTILE_TEXTS,
  ...HOSTILE_NUMBERS,
  ['admin'],
  { toString: 1, valueOf: 1 },
  JSON.parse('{"__proto__":{"active":true}}'),
  JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`),
  Array.from({ length: 10_000 }, () => 'admin'),
  null,
  true,
];

/** The places of all values in a JSON value, each as the keys that lead to it. */
const placesIn = (value: unknown, place: readonly string[] = []): (readonly string[])[] => [
  ...(place.length > 0 ? [place] : []),
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => placesIn(part, [...place, key]))
    : []),
];

/**
 * Replaces the value at a place by a hostile one, most often of the same type. Does nothing when an
 * earlier replacement has removed the place.
 */
function forgeAt(value: unknown, [key, ...rest]: readonly string[], choice: number): void {
  if (typeof value !== 'object' || value === null || key === undefined) return;
  const parent = value as Record<string, unknown>;
  if (rest.length > 0) {
    forgeAt(parent[key], rest, choice);
    return;
  }
  const type = choice % 4 === 0 ? null : typeof parent[key];
  const hostile =
    type === 'string' ? HOSTILE_TEXTS : type === 'number' ? HOSTILE_NUMBERS : HOSTILE_VALUES;
  parent[key] = hostile[Math.floor(choice / 4) % hostile.length];
}
