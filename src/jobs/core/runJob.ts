import { StorageFullError } from '../../storage';
import type { Action } from './action';
import { hasChanged } from './action';
import type { Clock } from './clock';
import {
  answered,
  nextWrite,
  notWritten,
  planned,
  sending,
  settled,
  withReading,
  written,
} from './item';
import { type Job, type JobItem, type JobStatus, type ItemOutcome, type PauseReason } from './job';
import type { Journal } from './journal';
import type { Pace } from './pace';
import { createRequestGate } from './requestGate';
import type { Failure, ReadResult, Transport, WriteResult } from './transport';

export interface RunOptions {
  action: Action;
  journal: Journal;
  transport: Transport;
  pace: Pace;
  clock: Clock;
  isOnline(): boolean;
  random(): number;
  /** Called with each item that changed, and with the job when it did. */
  onChange?(job: Job, item: JobItem | null): void;
}

export interface RunningJob {
  /** The job as it was left: over, or paused. */
  ended: Promise<Job>;
  /** Starts nothing more; requests in flight are waited for. */
  pause(reason: PauseReason): void;
  cancel(): void;
}

/** Tries of one write, and of one reading. */
const MAX_TRIES = 8;
/** Failures one after the other, of any item, that pause the job. */
const MAX_FAILURES_IN_A_ROW = 40;
const FIRST_DELAY_MS = 300;
const MAX_DELAY_MS = 10_000;
/** Items in work beyond the requests in flight, so that no request waits for the journal. */
const ITEMS_AHEAD = 32;
const BATCH_SIZE = 200;
const SAVE_JOB_EVERY_MS = 2_000;

type Halt =
  { status: 'paused'; reason: PauseReason } | { status: 'cancelled' | 'stopped'; reason: string };

/**
 * Run a job until it is over or paused. Safe to repeat after a crash at any point: what was in
 * flight is read again before anything is sent.
 *
 * The journal is on disk before each request and after each answer. Each item is judged alone.
 * Never rejects but for a fault of the journal that is not a full disk.
 */
export function runJob(start: Job, options: RunOptions): RunningJob {
  const { action, journal, transport, pace, clock, isOnline, random, onChange } = options;
  const stopSignal = new AbortController();
  const gate = createRequestGate(pace, clock, stopSignal.signal);
  let halt: Halt | undefined;
  let job = start;
  let failuresInARow = 0;
  let jobSavedAt = 0;

  const stop = (reason: Halt) => {
    // A cancellation wins over a pause; the first reason of a kind is kept.
    if (halt && (halt.status !== 'paused' || reason.status === 'paused')) return;
    halt = reason;
    stopSignal.abort();
  };
  const setJob = (changes: Partial<Job>, item: JobItem | null = null) => {
    job = { ...job, ...changes };
    onChange?.(job, item);
  };
  const saveJob = async (changes: Partial<Job>) => {
    setJob(changes);
    jobSavedAt = clock.now();
    await journal.saveJob(job);
  };

  const keep = async (item: JobItem): Promise<JobItem> => {
    await journal.saveItem(item);
    onChange?.(job, item);
    return item;
  };
  const settle = async (item: JobItem, outcome: ItemOutcome, reason: string | null = null) => {
    const last = settled(item, outcome, reason, clock.now());
    await journal.saveItem(last);
    setJob({ counts: { ...job.counts, [outcome]: job.counts[outcome] + 1 } }, last);
    if (clock.now() - jobSavedAt > SAVE_JOB_EVERY_MS) await saveJob({});
    return last;
  };

  /** Counts a result for the pace, and stops what has to stop. */
  const judge = (result: ReadResult | WriteResult, tookMs: number) => {
    const now = clock.now();
    if (result.kind === 'signed_out') return stop({ status: 'paused', reason: 'signed_out' });
    if (result.kind === 'forbidden') return stop({ status: 'stopped', reason: result.reason });
    if (result.kind !== 'throttled' && result.kind !== 'lost') {
      failuresInARow = 0;
      return pace.succeeded(now, tookMs);
    }
    failuresInARow += 1;
    if (result.kind === 'lost' && result.isBare && !isOnline()) {
      return stop({ status: 'paused', reason: 'offline' });
    }
    // A 500 or a 502 says nothing of how busy the other side is.
    if (result.kind === 'throttled' || result.isBare || result.isBusy) {
      pace.congested(now, result.retryAfterMs);
    }
    if (failuresInARow >= MAX_FAILURES_IN_A_ROW) stop({ status: 'paused', reason: 'failures' });
  };

  const request = async <T extends ReadResult | WriteResult>(make: () => Promise<T>) =>
    gate(async () => {
      const began = clock.now();
      const result = await make();
      judge(result, clock.now() - began);
      return result;
    });

  const waitBeforeTry = async (tries: number, failure: Failure) => {
    const backoff = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
    const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : null;
    await clock.sleep(asked ?? backoff * (0.5 + random() / 2), stopSignal.signal);
  };

  /** Reads a record until something is known of it; undefined when the job stops before. */
  const read = async (id: string): Promise<ReadResult | undefined> => {
    for (let tries = 1; ; tries++) {
      const result = await request(() => transport.read(id));
      if (result?.kind !== 'lost' && result?.kind !== 'throttled') return result;
      if (tries >= MAX_TRIES) return result;
      await waitBeforeTry(tries, result);
      if (halt) return undefined;
    }
  };

  /** Reads what is old, and plans. Undefined when the item is settled, or must wait. */
  const prepare = async (item: JobItem): Promise<JobItem | undefined> => {
    if (item.written > 0) return item;
    const isOld =
      item.before === null ||
      item.readAt === null ||
      clock.now() - item.readAt >= action.rereadAfterMs;
    let current = item;
    if (isOld) {
      const result = await read(item.id);
      if (!result || result.kind === 'signed_out') return undefined;
      if (result.kind === 'gone') return void (await settle(item, 'gone', result.reason));
      if (result.kind !== 'found') return void (await settle(item, ...failureOutcome(result)));
      if (item.before && hasChanged(action, item.before, result.values)) {
        return void (await settle(withReading(item, result.values, clock.now()), 'changed'));
      }
      current = withReading(item, result.values, clock.now());
    }
    if (current.writes) return current;
    const plan = action.plan(current.before ?? {}, job.params);
    if (plan.kind === 'already_so') return void (await settle(current, 'already_so'));
    if (plan.kind === 'skip') return void (await settle(current, 'skipped', plan.reason));
    return planned(current, plan.writes);
  };

  /** Finds out what became of the request in flight; undefined when that must wait. */
  const settleInFlight = async (item: JobItem): Promise<JobItem | undefined> => {
    const write = nextWrite(item);
    if (!write) throw new Error(`Item ${item.id} is in flight with nothing to write`);
    const result = await read(item.id);
    if (!result || result.kind === 'signed_out') return undefined;
    switch (result.kind) {
      case 'found':
        return action.isApplied(write, result.values, item.before)
          ? written(item, result.values)
          : notWritten(item);
      case 'gone':
        return void (await settle(item, 'gone', result.reason));
      default:
        return void (await settle(item, 'unknown', reasonOf(result)));
    }
  };

  /** Makes the next write of an item; the item after it, undefined when it is settled or must wait. */
  const writeOnce = async (item: JobItem): Promise<JobItem | undefined> => {
    const write = nextWrite(item);
    if (!write) throw new Error(`Item ${item.id} has nothing left to write`);
    const sent = await gateAndSend(item, () => transport.write(item.id, write));
    if (!sent) return undefined;
    const { result, item: current } = sent;
    switch (result.kind) {
      case 'accepted': {
        if (result.values && !action.isApplied(write, result.values, item.before)) {
          return void (await settle(notWritten(current), 'failed', 'not_applied'));
        }
        return written(current, result.values);
      }
      case 'refused':
        return void (await settle(notWritten(current), 'refused', result.reason));
      case 'forbidden':
        return void (await settle(notWritten(current), 'refused', result.reason));
      case 'gone':
        // After a lost answer, what is gone may well be our own doing.
        if (triesOf(current) > 1) return settleLost(current);
        return void (await settle(notWritten(current), 'gone', result.reason));
      case 'signed_out':
        return void (await keep(notWritten(current)));
      case 'throttled':
      case 'lost': {
        const tries = triesOf(current);
        const known = result.kind === 'lost' ? await settleLost(current) : notWritten(current);
        // Written after all, settled, or in flight until somebody can read it.
        if (!known || known.written > item.written) return known;
        if (tries >= MAX_TRIES) return void (await settle(known, 'failed', reasonOf(result)));
        const waiting = await keep(known);
        await waitBeforeTry(tries, result);
        return waiting;
      }
    }
  };

  const settleLost = async (item: JobItem) => settleInFlight(await keep(item));

  /** Journals, sends, and notes the answer; undefined when the job stopped before it left. */
  const gateAndSend = async (item: JobItem, send: () => Promise<WriteResult>) => {
    // Kept before its turn, so that the place in flight does not wait for the disk.
    const current = await keep(sending(item, clock.now()));
    const result = await request(send);
    if (!result) {
      await keep(item);
      return undefined;
    }
    const status = result.status;
    const failure = result.kind === 'accepted' ? null : reasonOf(result);
    return { result, item: answered(current, { status, failure }, clock.now()) };
  };

  const perform = async (item: JobItem): Promise<void> => {
    let current: JobItem | undefined =
      item.state === 'in_flight' ? await settleInFlight(item) : await prepare(item);
    if (current && job.isDryRun) {
      await settle(current, 'not_attempted', 'dry_run');
      return;
    }
    while (current) {
      if (!nextWrite(current)) {
        await settle(current, 'done');
        return;
      }
      if (halt) {
        await keep(current);
        return;
      }
      current = await writeOnce(current);
    }
  };

  const work = async () => {
    const running = new Set<Promise<void>>();
    // Not Promise.race: it would hang one more reaction on every item at every turn.
    let oneEnded: () => void = () => undefined;
    let position = 0;
    let batch: JobItem[] = [];
    const launch = (item: JobItem) => {
      const performing = perform(item)
        .catch((error: unknown) => {
          if (!(error instanceof StorageFullError)) throw error;
          stop({ status: 'paused', reason: 'disk_full' });
        })
        .finally(() => {
          running.delete(performing);
          oneEnded();
        });
      running.add(performing);
    };
    while (!halt) {
      // Started several at a time: items saved together wait for the disk once.
      if (running.size >= pace.limit() + ITEMS_AHEAD) {
        while (running.size > pace.limit() + ITEMS_AHEAD / 2) {
          await new Promise<void>((resolve) => {
            oneEnded = resolve;
          });
        }
        continue;
      }
      if (batch.length === 0) {
        batch = await journal.unsettledItems(job.id, position, BATCH_SIZE);
        if (batch.length === 0) break;
        position = (batch.at(-1)?.position ?? position) + 1;
      }
      const item = batch.shift();
      if (item) launch(item);
    }
    await Promise.all(running);
  };

  const end = async (): Promise<Job> => {
    const now = clock.now();
    if (halt?.status === 'paused') {
      await saveJob({ status: 'paused', pauseReason: halt.reason });
      return job;
    }
    if (halt) await journal.settleRest(job.id, 'not_attempted', halt.reason, now);
    const status: JobStatus = halt?.status ?? 'finished';
    const counts = await journal.counts(job.id);
    await saveJob({ status, pauseReason: null, endedAt: now, counts });
    return job;
  };

  const run = async (): Promise<Job> => {
    const now = clock.now();
    try {
      await saveJob({
        status: now < job.notBefore ? 'queued' : 'running',
        pauseReason: null,
        counts: await journal.counts(job.id),
      });
      await clock.sleep(Math.max(0, job.notBefore - now), stopSignal.signal);
      if (!halt) {
        await saveJob({ status: 'running', startedAt: job.startedAt ?? clock.now() });
        await work();
      }
      return await end();
    } catch (error) {
      if (!(error instanceof StorageFullError)) throw error;
      // The pages show the pause, though it cannot be saved: on disk the job is as it was last saved.
      setJob({ status: 'paused', pauseReason: 'disk_full' });
      return job;
    }
  };

  return {
    ended: run(),
    pause: (reason) => stop({ status: 'paused', reason }),
    cancel: () => stop({ status: 'cancelled', reason: 'cancelled' }),
  };
}

/** How often the write whose turn it is was sent. */
const triesOf = (item: JobItem) =>
  item.attempts.filter(({ write }) => write === item.written).length;

const reasonOf = (failure: Failure): string =>
  'reason' in failure ? failure.reason : failure.kind;

const failureOutcome = (failure: Failure): [ItemOutcome, string] => [
  failure.kind === 'refused' || failure.kind === 'forbidden' ? 'refused' : 'failed',
  reasonOf(failure),
];
