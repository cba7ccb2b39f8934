import { StorageFullError } from '../../storage';
import type { Action } from './action';
import { hasChanged } from './action';
import type { Clock } from './clock';
import {
  attemptEnded,
  nextWrite,
  notWritten,
  planned,
  sending,
  settled,
  withReading,
  written,
  writtenOrMeanwhile,
} from './item';
import type { Job, JobItem, JobStatus, ItemOutcome, PauseReason } from './job';
import type { Journal } from './journal';
import type { Pace } from './pace';
import { createRequestGate } from './requestGate';
import type { Failure, ReadResult, Transport, WriteResult } from './transport';

interface RunOptions {
  action: Action;
  journal: Journal;
  transport: Transport;
  pace: Pace;
  clock: Clock;
  isOnline(): boolean;
  random(): number;
  /** Called with each item that changes, and with null when only the job does. */
  onChange?(job: Job, item: JobItem | null): void;
}

export interface RunningJob {
  /** The job once it is over or paused. */
  ended: Promise<Job>;
  /** Sends nothing more, and waits for the requests in flight. */
  pause(reason: PauseReason): void;
  cancel(): void;
  /** Until when all requests wait because the API asked for it, or null. */
  heldUntil(): number | null;
}

/** Maximum number of tries of one write, or of one read. */
const MAX_TRIES = 8;
/** Consecutive failures of writes, or of reads, of any items, after which the job is paused. */
const MAX_FAILURES_IN_A_ROW = 40;
/** With this many reads failed in a row, the API is out of reach, and not only its writes. */
const MIN_UNREACHABLE_READS = 3;
/** The job is paused when the API asks for a longer wait, and tried again after the longest one. */
const MAX_SILENT_WAIT_MS = 60_000;
const MAX_WAIT_MS = 15 * 60_000;
const FIRST_DELAY_MS = 300;
const MAX_DELAY_MS = 10_000;
/**
 * Items being prepared beyond those in flight, so that no request waits for the journal. Fewer than
 * MAX_FAILURES_IN_A_ROW: if the API is gone, records are read again before so many writes have
 * failed, and these reads tell that it is not only the writes.
 */
const ITEMS_AHEAD = 32;
const BATCH_SIZE = 200;
const SAVE_JOB_INTERVAL_MS = 2_000;

type Halt =
  | { status: 'paused'; reason: PauseReason; retryAt?: number }
  | { status: 'cancelled' | 'stopped'; reason: string };

/**
 * Runs a job until it is over or paused. Safe to repeat after a crash at any point: records whose
 * request was in flight are read again before anything is sent.
 *
 * The journal is saved to disk before each request and after each response. A failed item does not
 * stop the others. Rejects only when the journal fails for another reason than a full disk.
 */
export function runJob(start: Job, options: RunOptions): RunningJob {
  const { action, journal, transport, pace, clock, isOnline, random, onChange } = options;
  const stopSignal = new AbortController();
  const gate = createRequestGate(pace, clock, stopSignal.signal);
  let halt: Halt | undefined;
  let job = start;
  const failuresInARow = { read: 0, write: 0 };
  let jobSavedAt = 0;
  /** The positions of the items that run and have no outcome yet. */
  const open = new Set<number>();
  let onClosed: () => void = () => undefined;
  const close = ({ position }: JobItem) => {
    open.delete(position);
    onClosed();
  };

  const stop = (reason: Halt) => {
    // A cancellation replaces a pause. Otherwise the first reason is kept.
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

  const saveItem = async (item: JobItem): Promise<JobItem> => {
    await journal.saveItem(item);
    onChange?.(job, item);
    return item;
  };
  const settle = async (item: JobItem, outcome: ItemOutcome, reason: string | null = null) => {
    const last = settled(item, outcome, reason, clock.now());
    // The next item need not wait until this one is on disk.
    close(item);
    await journal.saveItem(last);
    setJob({ counts: { ...job.counts, [outcome]: job.counts[outcome] + 1 } }, last);
    if (clock.now() - jobSavedAt > SAVE_JOB_INTERVAL_MS) await saveJob({});
    return last;
  };

  /** Reports a result to the pace, and stops the job when the result requires it. */
  const recordResult = (
    kind: 'read' | 'write',
    result: ReadResult | WriteResult,
    tookMs: number,
  ) => {
    const now = clock.now();
    if (result.kind === 'signed_out') return stop({ status: 'paused', reason: 'signed_out' });
    if (result.kind === 'forbidden') return stop({ status: 'stopped', reason: result.reason });
    if (result.kind !== 'throttled' && result.kind !== 'lost') {
      failuresInARow[kind] = 0;
      return pace.succeeded(now, tookMs);
    }
    failuresInARow[kind] += 1;
    if (result.kind === 'lost' && result.isBare && !isOnline()) {
      return stop({ status: 'paused', reason: 'offline' });
    }
    const { retryAfterMs } = result;
    if (retryAfterMs !== null && retryAfterMs > MAX_SILENT_WAIT_MS) {
      const retryAt = now + Math.min(retryAfterMs, MAX_WAIT_MS);
      return stop({ status: 'paused', reason: 'wait_asked', retryAt });
    }
    // A 500 or a 502 does not say whether the server is busy.
    if (result.kind === 'throttled' || result.isBare || result.isBusy) {
      pace.congested(now, retryAfterMs);
      // Nothing else changes while all requests wait, and the pages show until when.
      if (pace.holdMs(now) > 0) setJob({});
    }
    // Writes are counted by themselves: an instance may answer reads and refuse all writes.
    if (failuresInARow[kind] >= MAX_FAILURES_IN_A_ROW) {
      const isUnreachable = failuresInARow.read >= MIN_UNREACHABLE_READS;
      stop({ status: 'paused', reason: isUnreachable ? 'unreachable' : 'failures' });
    }
  };

  const request = async <T extends ReadResult | WriteResult>(
    kind: 'read' | 'write',
    make: () => Promise<T>,
  ) =>
    gate(async () => {
      const began = clock.now();
      const result = await make();
      recordResult(kind, result, clock.now() - began);
      return result;
    });

  const waitBeforeTry = async (tries: number, failure: Failure) => {
    const backoff = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
    const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : null;
    await clock.sleep(asked ?? backoff * (0.5 + random() / 2), stopSignal.signal);
  };

  /** Reads a record, with retries. Undefined when the job stops first. */
  const read = async (id: string): Promise<ReadResult | undefined> => {
    for (let tries = 1; ; tries++) {
      const result = await request('read', () => transport.read(id));
      if (result?.kind !== 'lost' && result?.kind !== 'throttled') return result;
      if (tries >= MAX_TRIES) return result;
      await waitBeforeTry(tries, result);
      if (halt) return undefined;
    }
  };

  /** Re-reads an old record and plans. Undefined when the item is settled or must wait. */
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

  /** Finds out the result of the request in flight. Undefined when that must wait. */
  const settleInFlight = async (item: JobItem): Promise<JobItem | undefined> => {
    const write = nextWrite(item);
    if (!write) throw new Error(`Item ${item.id} is in flight with nothing to write`);
    const result = await read(item.id);
    if (!result || result.kind === 'signed_out') return undefined;
    switch (result.kind) {
      case 'found':
        return action.isApplied(write, result.values, item.before)
          ? writtenOrMeanwhile(item, result.values)
          : notWritten(item);
      case 'gone':
        if (action.removesRecord) return writtenOrMeanwhile(item, null);
        return void (await settle(item, 'gone', result.reason));
      default:
        return void (await settle(item, 'unknown', reasonOf(result)));
    }
  };

  /** Makes the next write of an item. Undefined when the item is settled or must wait. */
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
        // Our own request may have removed the record: browsers send a request again when its
        // connection is cut, and only the last response can be seen.
        if (action.removesRecord || triesOf(current) > 1) {
          return afterFailure(item, current, result);
        }
        return void (await settle(notWritten(current), 'gone', result.reason));
      case 'signed_out':
        return void (await saveItem(notWritten(current)));
      case 'throttled':
      case 'lost':
        return afterFailure(item, current, result);
    }
  };

  /** Finds out whether a failed write took effect, and waits before it may be sent again. */
  const afterFailure = async (item: JobItem, current: JobItem, result: Failure) => {
    const tries = triesOf(current);
    const known = result.kind === 'throttled' ? notWritten(current) : await settleLost(current);
    // The write took effect, the item is settled, or it stays in flight until it can be read.
    if (!known || known.written > item.written) return known;
    if (tries >= MAX_TRIES) return void (await settle(known, 'failed', reasonOf(result)));
    const waiting = await saveItem(known);
    await waitBeforeTry(tries, result);
    return waiting;
  };

  const settleLost = async (item: JobItem) => settleInFlight(await saveItem(item));

  /** Saves the item, sends, and records the response. Undefined when the job stops before. */
  const gateAndSend = async (item: JobItem, send: () => Promise<WriteResult>) => {
    // Save before waiting for a slot, so that no slot is held while the disk is written.
    const current = await saveItem(sending(item, clock.now()));
    const result = await request('write', send);
    if (!result) {
      await saveItem(item);
      return undefined;
    }
    const status = result.status;
    const failure = result.kind === 'accepted' ? null : reasonOf(result);
    return { result, item: attemptEnded(current, { status, failure }, clock.now()) };
  };

  const perform = async (item: JobItem): Promise<void> => {
    let current: JobItem | undefined =
      item.state === 'in_flight' ? await settleInFlight(item) : await prepare(item);
    if (current && job.isDryRun) {
      await settle(current, 'planned', 'dry_run');
      return;
    }
    while (current) {
      if (!nextWrite(current)) {
        await settle(current, 'done', current.reason);
        return;
      }
      if (halt) {
        await saveItem(current);
        return;
      }
      current = await writeOnce(current);
    }
  };

  const work = async () => {
    const running = new Set<Promise<void>>();
    let position = 0;
    let batch: JobItem[] = [];
    const launch = (item: JobItem) => {
      open.add(item.position);
      const performing = perform(item)
        .catch((error: unknown) => {
          if (!(error instanceof StorageFullError)) throw error;
          stop({ status: 'paused', reason: 'disk_full' });
        })
        .finally(() => {
          running.delete(performing);
          close(item);
        });
      running.add(performing);
    };
    while (!halt) {
      // Start several at a time: items that are saved together wait for the disk once.
      if (open.size >= pace.limit() + ITEMS_AHEAD) {
        while (open.size > pace.limit() + ITEMS_AHEAD / 2) {
          // Not Promise.race: each turn would add one more callback to every running item.
          await new Promise<void>((resolve) => {
            onClosed = resolve;
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
      const { reason, retryAt = null } = halt;
      await saveJob({ status: 'paused', pauseReason: reason, retryAt });
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
        retryAt: null,
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
      // The pause cannot be saved, but the pages show it. On disk, the job stays as last saved.
      setJob({ status: 'paused', pauseReason: 'disk_full' });
      return job;
    }
  };

  return {
    ended: run(),
    pause: (reason) => stop({ status: 'paused', reason }),
    cancel: () => stop({ status: 'cancelled', reason: 'cancelled' }),
    heldUntil() {
      const now = clock.now();
      const holdMs = pace.holdMs(now);
      return holdMs > 0 ? now + holdMs : null;
    },
  };
}

/** How many times the next write was sent already. */
const triesOf = (item: JobItem) =>
  item.attempts.filter(({ write }) => write === item.written).length;

const reasonOf = (failure: Failure): string =>
  'reason' in failure ? failure.reason : failure.kind;

const failureOutcome = (failure: Failure): [ItemOutcome, string] => [
  failure.kind === 'refused' || failure.kind === 'forbidden' ? 'refused' : 'failed',
  reasonOf(failure),
];
