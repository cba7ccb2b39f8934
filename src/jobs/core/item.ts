import type { JobItem, ItemOutcome, Values, Write } from './job';

/** An item that nothing was done for yet. */
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

// Transitions of one item. Each gives a new item; a settled one never changes again.

/** The item with what was just read of its record. */
export const withReading = (item: JobItem, values: Values, now: number): JobItem =>
  item.written > 0 ? item : { ...item, before: values, readAt: now };

export const planned = (item: JobItem, writes: readonly Write[]): JobItem => ({ ...item, writes });

/** The next request is about to leave: kept before it does. */
export const sending = (item: JobItem, now: number): JobItem => ({
  ...item,
  state: 'in_flight',
  attempts: [
    ...item.attempts,
    { write: item.written, sentAt: now, endedAt: null, status: null, failure: null },
  ],
});

/** What became of the request in flight: an answer, or why there was none. */
export const answered = (
  item: JobItem,
  { status, failure }: { status: number | null; failure: string | null },
  now: number,
): JobItem => ({
  ...item,
  attempts: item.attempts.map((attempt, index) =>
    index === item.attempts.length - 1 ? { ...attempt, endedAt: now, status, failure } : attempt,
  ),
});

/** The write in flight took effect. */
export const written = (item: JobItem, after: Values | null): JobItem => ({
  ...item,
  state: 'waiting',
  written: item.written + 1,
  after: after ?? item.after,
});

/** The request in flight changed nothing, for sure. */
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

/** The write whose turn it is; undefined when all took effect. */
export const nextWrite = (item: JobItem): Write | undefined => item.writes?.[item.written];
