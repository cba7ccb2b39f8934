import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, inverseWrites } from './action';
import { aJob, anItem as anyItem } from './builders';
import { type Job, type JobItem, settledCount, type Values } from './job';
import { createPace } from './pace';
import { runJob } from './runJob';
import { createMemoryJournal, type MemoryJournal } from './simulation/memoryJournal';
import {
  createSimulatedApi,
  type Fault,
  type SimulatedApi,
  switchOff,
} from './simulation/simulatedApi';
import type { ReadResult, WriteResult } from './transport';
import { createSimulatedClock, type SimulatedClock } from './simulation/simulatedClock';

const MAXIMUM = 6;

/** An item whose id is `r` and its position, like the records of the simulated API. */
const anItem = (position: number, overrides: Partial<JobItem> = {}) =>
  anyItem(position, { id: `r${position.toString()}`, ...overrides });

interface World {
  clock: SimulatedClock;
  api: SimulatedApi;
  journal: MemoryJournal;
}

/** A job over the given records of a simulated API. Each fault happens to one request, in order. */
function aWorld(records: Values[], faults: Fault[] = [], overrides: Partial<Job> = {}): World {
  const clock = createSimulatedClock();
  const byId = Object.fromEntries(records.map((values, place) => [`r${place.toString()}`, values]));
  let drawn = 0;
  // No faults occur after the given ones, so that every run ends.
  const api = createSimulatedApi(byId, clock, () => faults[drawn++] ?? 'none');
  const items = records.map((_values, place) => anItem(place));
  const journal = createMemoryJournal(aJob({ total: items.length, ...overrides }), items);
  return { clock, api, journal };
}

interface Replacements {
  journal?: MemoryJournal;
  transport?: SimulatedApi;
  action?: Action;
}

const start = ({ clock, api, journal }: World, replacements: Replacements = {}) =>
  runJob(journal.job(), {
    action: switchOff,
    journal,
    transport: api,
    ...replacements,
    pace: createPace({ maximum: MAXIMUM }),
    clock,
    isOnline: () => true,
    random: () => 0.5,
  });

/** Runs a job, and resumes it after each pause, as a moderator who signs in again would. */
async function runToEnd(world: World): Promise<Job> {
  for (let turn = 0; turn < 50; turn++) {
    const job = await world.clock.until(start(world).ended);
    if (job.status !== 'paused') return job;
  }
  throw new Error('The job never ends');
}

/** The invariants of every job that is over, whatever happened during the run. */
function expectSoundJournal({ api, journal }: World, before: Values[]): void {
  for (const item of journal.items()) {
    const now = api.values(item.id);
    expect(item.state).toBe('settled');
    expect(item.outcome).not.toBeNull();
    switch (item.outcome) {
      case 'done':
        expect(now?.active).toBe(false);
        expect(api.appliedWrites(item.id)).toBe(item.writes?.length);
        break;
      case 'already_so':
        expect(before[item.position]?.active).toBe(false);
        expect(api.appliedWrites(item.id)).toBe(0);
        break;
      default:
        // Whatever the outcome, no more was changed than the journal says.
        expect(api.appliedWrites(item.id)).toBe(item.written);
    }
  }
  expect(settledCount(journal.job())).toBe(journal.items().length);
  expect(api.maxInFlight()).toBeLessThanOrEqual(MAXIMUM);
}

const aRecord: fc.Arbitrary<Values> = fc.record({
  active: fc.constantFrom(true, true, true, false),
  roles: fc.constantFrom<string[]>([], [], ['admin']),
  isProtected: fc.constantFrom(false, false, true),
});
const aFault = fc.constantFrom<Fault>(
  'none',
  'none',
  'none',
  'slow',
  'throttled',
  'throttled_with_retry_after',
  'error_500',
  'error_503',
  'dropped_before',
  'dropped_after',
  'refused',
  'gone',
  'signed_out',
);

describe('a job', () => {
  it('gives each record one outcome that matches the API, whatever the faults', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRecord, { maxLength: 25 }),
        fc.array(aFault, { maxLength: 60 }),
        async (records, faults) => {
          const world = aWorld(records, faults);
          const job = await runToEnd(world);
          expect(job.status).toBe('finished');
          expectSoundJournal(world, records);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('resumes after a crash at any step, and sends no write again that took effect', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRecord, { minLength: 1, maxLength: 15 }),
        fc.array(aFault, { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 }),
        async (records, faults, crashes) => {
          const world = aWorld(records, faults);
          for (const steps of crashes) await runUntilCrash(world, steps);
          await runToEnd(world);
          expectSoundJournal(world, records);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives each record an outcome even when cancelled at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRecord, { minLength: 1, maxLength: 20 }),
        fc.array(aFault, { maxLength: 20 }),
        fc.integer({ min: 0, max: 3_000 }),
        async (records, faults, afterMs) => {
          const world = aWorld(records, faults);
          const running = start(world);
          void world.clock.sleep(afterMs).then(running.cancel);
          const job = await world.clock.until(running.ended);
          expect(['cancelled', 'finished', 'paused']).toContain(job.status);
          if (job.status === 'paused') return;
          for (const item of world.journal.items()) {
            expect(item.state).toBe('settled');
            if (item.outcome === 'not_attempted') {
              expect(world.api.appliedWrites(item.id)).toBe(0);
            } else if (item.outcome === 'done') {
              expect(world.api.values(item.id)?.active).toBe(false);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is undone exactly, except for records that someone changed since', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRecord, { minLength: 1, maxLength: 15 }),
        fc.array(fc.nat({ max: 14 }), { maxLength: 5 }),
        async (records, touched) => {
          const world = aWorld(records);
          await runToEnd(world);
          for (const place of touched) world.api.change(`r${place.toString()}`, { active: null });

          const toUndo = world.journal.items().flatMap((item) => {
            const writes = inverseWrites(switchOff, item);
            return writes ? [{ item, writes }] : [];
          });
          const undone = createMemoryJournal(
            aJob({ undoOf: 'job', total: toUndo.length }),
            toUndo.map(({ item, writes }, position) =>
              anItem(position, { id: item.id, before: item.after, writes }),
            ),
          );
          const undo: Action = { ...switchOff, rereadAfterMs: 0 };
          await world.clock.until(start({ ...world, journal: undone }, { action: undo }).ended);

          for (const { id, outcome } of undone.items()) {
            const place = Number(id.slice(1));
            if (touched.includes(place)) {
              expect(outcome).toBe('changed');
              expect(world.api.values(id)?.active).toBeNull();
            } else {
              expect(outcome).toBe('done');
              expect(world.api.values(id)).toEqual(records[place]);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sends no write in a dry run, and reports what it would do', async () => {
    const records = [{ active: true }, { active: false }];
    const world = aWorld(records, [], { isDryRun: true });
    await runToEnd(world);
    expect(world.journal.items().map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['planned', 'dry_run'],
      ['already_so', null],
    ]);
    expect(world.journal.items()[0]?.writes).toHaveLength(1);
    expect(world.api.values('r0')).toEqual({ active: true });
  });

  it('re-reads values that are too old, and leaves alone records that have changed', async () => {
    const world = aWorld([{ active: true, roles: [] }]);
    const seen = { active: true, roles: ['admin'] };
    await world.journal.saveItem(anItem(0, { before: seen, readAt: 0 }));
    await runToEnd(world);
    expect(world.journal.items()[0]?.outcome).toBe('changed');
  });

  it('does not re-read values that are recent', async () => {
    const world = aWorld([{ active: true, roles: [] }]);
    let readings = 0;
    const transport: SimulatedApi = {
      ...world.api,
      read: (id) => {
        readings += 1;
        return world.api.read(id);
      },
    };
    const seen = { active: true, roles: [] };
    await world.journal.saveItem(anItem(0, { before: seen, readAt: world.clock.now() }));
    await world.clock.until(start(world, { transport }).ended);
    expect(world.journal.items()[0]?.outcome).toBe('done');
    expect(readings).toBe(0);
  });

  describe('whose write removes records', () => {
    const remove: Action = {
      ...switchOff,
      isFinal: true,
      removesRecord: true,
      plan: () => ({ kind: 'write', writes: [{ kind: 'update', body: { active: false } }] }),
    };
    const gone = { kind: 'gone', status: 410, reason: 'deleted' } as const;
    /** Each write takes effect, then the browser sends it again, and only the second response is seen. */
    const sentAgain = (api: SimulatedApi, afterwards?: ReadResult): SimulatedApi => {
      const isWritten = new Set<string>();
      return {
        ...api,
        async write(id, write) {
          if (!isWritten.has(id)) await api.write(id, write);
          isWritten.add(id);
          return gone;
        },
        read: (id) =>
          afterwards && isWritten.has(id) ? Promise.resolve(afterwards) : api.read(id),
      };
    };

    it.each<[string, ReadResult | undefined]>([
      ['can be read', undefined],
      ['is gone', gone],
    ])(
      'does not call gone what it removed itself, when the record %s',
      async (_case, afterwards) => {
        const world = aWorld([{ active: true }, { active: true }]);
        const transport = sentAgain(world.api, afterwards);
        const job = await world.clock.until(start(world, { transport, action: remove }).ended);
        expect(job.counts).toMatchObject({ done: 2, gone: 0 });
        for (const { id, reason, attempts } of world.journal.items()) {
          expect(reason).toBe('or_meanwhile');
          expect(attempts).toMatchObject([{ status: 410 }]);
          expect(world.api.appliedWrites(id)).toBe(1);
        }
      },
    );

    it('gives up on a record that the API calls gone and still shows', async () => {
      const world = aWorld([{ active: true }]);
      let sent = 0;
      const transport = {
        ...world.api,
        write: () => {
          sent += 1;
          return Promise.resolve(gone);
        },
      };
      const job = await world.clock.until(start(world, { transport, action: remove }).ended);
      expect(job.counts).toMatchObject({ failed: 1 });
      expect(sent).toBe(8);
    });
  });

  it('says that a lost write may be of someone else, and not so of one that was answered', async () => {
    // Two reads, then two writes, of which the second gets no response.
    const faults: Fault[] = ['none', 'none', 'none', 'dropped_after'];
    const world = aWorld([{ active: true }, { active: true }], faults);
    await runToEnd(world);
    expect(world.journal.items().map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['done', null],
      ['done', 'or_meanwhile'],
    ]);
  });

  it('pauses when the key is refused, and loses nothing', async () => {
    const records = Array.from({ length: 10 }, () => ({ active: true, roles: [] }));
    const world = aWorld(records, [...Array<Fault>(6).fill('none'), 'signed_out']);
    const job = await world.clock.until(start(world).ended);
    expect(job).toMatchObject({ status: 'paused', pauseReason: 'signed_out' });
    expect((await runToEnd(world)).counts.done).toBe(10);
  });

  it('pauses while nothing can be read, instead of failing the rest of the job', async () => {
    const records = Array.from({ length: 200 }, () => ({ active: true }));
    const world = aWorld(records, Array<Fault>(2_000).fill('error_500'));
    const job = await world.clock.until(start(world).ended);
    expect(job).toMatchObject({ status: 'paused', pauseReason: 'unreachable' });
    expect(settledCount(job)).toBe(0);
  });

  it('pauses when all writes fail, also while reads work', async () => {
    const records = Array.from({ length: 300 }, () => ({ active: true, roles: [] }));
    const world = aWorld(records);
    let sent = 0;
    const busy: WriteResult = {
      kind: 'lost',
      status: 503,
      reason: 'busy',
      retryAfterMs: null,
      isBare: false,
      isBusy: true,
    };
    const write = () => {
      sent += 1;
      return world.clock.sleep(20).then(() => busy);
    };
    const transport = { ...world.api, write };
    const job = await world.clock.until(start(world, { transport }).ended);
    expect(job).toMatchObject({ status: 'paused', pauseReason: 'failures' });
    expect(sent).toBeLessThan(60);
    expect(settledCount(job)).toBeLessThan(10);
  });

  it('pauses when the API asks for a long wait, and says when it tries again', async () => {
    const records = Array.from({ length: 30 }, () => ({ active: true, roles: [] }));
    const world = aWorld(records);
    const write = () =>
      Promise.resolve({ kind: 'throttled', status: 429, retryAfterMs: 86_400_000 } as const);
    const startedAt = world.clock.now();
    const transport = { ...world.api, write };
    const job = await world.clock.until(start(world, { transport }).ended);
    expect(job).toMatchObject({ status: 'paused', pauseReason: 'wait_asked' });
    const waitMs = (job.retryAt ?? 0) - startedAt;
    expect(waitMs).toBeGreaterThan(60_000);
    expect(waitMs).toBeLessThan(20 * 60_000);
    expect((await runToEnd(world)).counts.done).toBe(30);
  });

  it('stops before the next request when the disk is full', async () => {
    const records = Array.from({ length: 30 }, () => ({ active: true, roles: [] }));
    const world = aWorld(records);
    world.journal.roomFor = 20;
    const job = await world.clock.until(start(world).ended);
    expect(job).toMatchObject({ status: 'paused', pauseReason: 'disk_full' });
    world.journal.roomFor = undefined;
    await runToEnd(world);
    expectSoundJournal(world, records);
  });

  it('waits for its start time, and can be cancelled until then', async () => {
    const world = aWorld([{ active: true }]);
    const notBefore = world.clock.now() + 10_000;
    await world.journal.saveJob({ ...world.journal.job(), notBefore });
    const running = start(world);
    void world.clock.sleep(5_000).then(running.cancel);
    const job = await world.clock.until(running.ended);
    expect(job.status).toBe('cancelled');
    expect(world.journal.items()[0]).toMatchObject({
      outcome: 'not_attempted',
      reason: 'cancelled',
    });
  });
});

/** A run whose process dies after some steps: from then on, nothing it does has any effect. */
async function runUntilCrash(world: World, steps: number): Promise<void> {
  let left = steps;
  let crash: () => void = () => undefined;
  const crashed = new Promise<void>((resolve) => {
    crash = resolve;
  });
  const never = new Promise<never>(() => undefined);
  const dying =
    <Arguments extends unknown[], Result>(step: (...args: Arguments) => Promise<Result>) =>
    async (...args: Arguments): Promise<Result> => {
      if (left <= 0) return never;
      left -= 1;
      if (left === 0) crash();
      const result = await step(...args);
      // A request that was already sent is carried out, but its response is never read.
      return left <= 0 ? never : result;
    };
  const running = start(world, {
    journal: {
      ...world.journal,
      saveItem: dying(world.journal.saveItem),
      saveJob: dying(world.journal.saveJob),
    },
    transport: {
      ...world.api,
      read: dying(world.api.read),
      write: dying(world.api.write),
    },
  });
  await world.clock.until(Promise.race([crashed, running.ended]));
  // Requests in flight at the time of the crash reach the API.
  await world.clock.until(world.clock.sleep(20_000));
}
