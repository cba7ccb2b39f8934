import pMap from 'p-map';

/** The result of a bulk action for one record. Each record has exactly one. */
export type RecordOutcome<Id = string> =
  | { id: Id; status: 'done' }
  | { id: Id; status: 'failed'; error: Error }
  /** The run stopped before this record. */
  | { id: Id; status: 'not_attempted' };

interface BulkOptions<Id> {
  /**
   * Maximum number of calls in flight, 1 or more. Browsers open at most six connections to a host
   * over HTTP/1.1.
   */
  concurrency?: number;
  /** Once aborted, no more records are started. Calls in flight still complete. */
  signal?: AbortSignal;
  onOutcome?(outcome: RecordOutcome<Id>): void;
  /** Whether it makes no sense to try the others after this error, as when the key is refused. */
  isFatal?(error: Error): boolean;
}

const DEFAULT_CONCURRENCY = 6;

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)));

/**
 * Applies one action to many records, a few at a time.
 *
 * The failure of one record does not stop the others, unless it is fatal.
 *
 * @param apply handles one record; must be safe to repeat
 * @returns one outcome per record, in the order of `ids`; never rejects
 */
export const runBulk = async <Id>(
  ids: readonly Id[],
  apply: (id: Id) => Promise<unknown>,
  options: BulkOptions<Id> = {},
): Promise<RecordOutcome<Id>[]> => {
  const { concurrency = DEFAULT_CONCURRENCY, signal, onOutcome, isFatal } = options;
  let isStopped = false;

  const attempt = async (id: Id): Promise<RecordOutcome<Id>> => {
    try {
      await apply(id);
      return { id, status: 'done' };
    } catch (reason) {
      const error = asError(reason);
      if (isFatal?.(error)) isStopped = true;
      return { id, status: 'failed', error };
    }
  };

  return pMap(
    ids,
    async (id): Promise<RecordOutcome<Id>> => {
      if (isStopped || signal?.aborted) return { id, status: 'not_attempted' };
      const outcome = await attempt(id);
      onOutcome?.(outcome);
      return outcome;
    },
    { concurrency },
  );
};
