import type { JobItem, ItemOutcome, Values, Write } from './job';

/** An item that has not been worked on yet. */
export const newItem = (
  jobId: string,
  position: number,
  given: Pick<JobItem, 'id' | 'name' | 'before' | 'readAt'> & Partial<Pick<JobItem, 'writes'>>,
): JobItem => ({
  jobId,
  position,
  writes: null,
  ...given,
  after: null,
  written: 0,
  attempts: [],
  state: 'waiting',
  outcome: null,
  reason: null,
  endedAt: null,
});

// State transitions of an item. Each returns a new item. A settled item never changes again.

/** The item with the values just read from its record. */
export const withReading = (item: JobItem, values: Values, now: number): JobItem =>
  item.written > 0 ? item : { ...item, before: values, readAt: now };

export const planned = (item: JobItem, writes: readonly Write[]): JobItem => ({ ...item, writes });

/** The next request is about to be sent. Saved before it is. */
export const sending = (item: JobItem, now: number): JobItem => ({
  ...item,
  state: 'in_flight',
  attempts: [
    ...item.attempts,
    { write: item.written, sentAt: now, endedAt: null, status: null, failure: null },
  ],
});

/**
 * The request in flight has ended, either with a response or with the reason why there was none.
 */
export const attemptEnded = (
  item: JobItem,
  { status, failure }: { status: number | null; failure: string | null },
  now: number,
): JobItem => ({
  ...item,
  attempts: item.attempts.map((attempt, index) =>
    index === item.attempts.length - 1 ? { ...attempt, endedAt: now, status, failure } : attempt,
  ),
});

/** The write in flight has taken effect. */
export const written = (item: JobItem, after: Values | null): JobItem => ({
  ...item,
  state: 'waiting',
  written: item.written + 1,
  after: after ?? item.after,
});

/**
 * The record has what the write in flight asked for, but no response says who wrote it. The reason
 * stays with the outcome.
 */
export const writtenOrMeanwhile = (item: JobItem, after: Values | null): JobItem => ({
  ...written(item, after),
  reason: 'or_meanwhile',
});

/** The request in flight certainly changed nothing. */
export const notWritten = (item: JobItem): JobItem => ({ ...item, state: 'waiting' });

export const settled = (
  item: JobItem,
  outcome: ItemOutcome,
  reason: string | null,
  now: number,
): JobItem => {
  if (item.state === 'settled') throw new Error(`Item ${item.id} already has its outcome`);
  return { ...item, state: 'settled', outcome, reason, endedAt: now };
};

/** The next write to send. Undefined once all of them have taken effect. */
export const nextWrite = (item: JobItem): Write | undefined => item.writes?.[item.written];
