/** What became of one record: exactly one of these for each. */
export type RecordOutcome<Id = string> =
  | { id: Id; status: 'done' }
  /** Left alone on purpose; `reason` is a message key. */
  | { id: Id; status: 'skipped'; reason: string }
  | { id: Id; status: 'failed'; error: Error }
  /** The run was cancelled before its turn came. */
  | { id: Id; status: 'not_attempted' };

export interface BulkOptions<Id> {
  /** Most calls in flight, 1 or more. Browsers hold six connections to a host over HTTP/1.1. */
  concurrency?: number;
  /** Once aborted, nothing more is started; calls in flight are waited for. */
  signal?: AbortSignal;
  onOutcome?(outcome: RecordOutcome<Id>): void;
  /** A failure after which trying the others makes no sense, such as a refused key. */
  isFatal?(error: Error): boolean;
}

export const DEFAULT_CONCURRENCY = 6;

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)));

/**
 * Apply one action to many records, a few at a time.
 *
 * Each record is judged alone: a failure is recorded and the others go on, unless it is fatal.
 *
 * @param apply does one record; must be safe to repeat
 * @returns one outcome per record, in the order of `ids`; never rejects
 */
export const runBulk = async <Id>(
  ids: readonly Id[],
  apply: (id: Id) => Promise<unknown>,
  options: BulkOptions<Id> = {},
): Promise<RecordOutcome<Id>[]> => {
  const { concurrency = DEFAULT_CONCURRENCY, signal, onOutcome, isFatal } = options;
  const outcomes: RecordOutcome<Id>[] = ids.map((id) => ({ id, status: 'not_attempted' }));
  let next = 0;
  let isStopped = false;

  const work = async () => {
    while (next < ids.length && !isStopped && !signal?.aborted) {
      const index = next++;
      const id = ids[index] as Id;
      let outcome: RecordOutcome<Id>;
      try {
        await apply(id);
        outcome = { id, status: 'done' };
      } catch (reason) {
        const error = asError(reason);
        outcome = { id, status: 'failed', error };
        if (isFatal?.(error)) isStopped = true;
      }
      outcomes[index] = outcome;
      onOutcome?.(outcome);
    }
  };

  await Promise.all(Array.from({ length: Math.min(concurrency, ids.length) }, work));
  return outcomes;
};
