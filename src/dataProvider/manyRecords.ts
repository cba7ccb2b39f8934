import { HttpError, type Identifier, type RaRecord } from 'react-admin';
import { runBulk, type RecordOutcome } from './runBulk';

const READS_IN_FLIGHT = 6;

/** An `updateMany` or `deleteMany` of which some records failed; `outcomes` tells of every one. */
export class ManyRecordsError extends HttpError {
  readonly outcomes: RecordOutcome<Identifier>[];

  constructor(outcomes: RecordOutcome<Identifier>[]) {
    const failed = outcomes.filter((outcome) => outcome.status === 'failed');
    const first = failed[0]?.error;
    super(first?.message ?? '', first instanceof HttpError ? first.status : 0, { outcomes });
    this.outcomes = outcomes;
  }
}

const isRefusedKey = (error: Error) =>
  error instanceof HttpError && (error.status === 401 || error.status === 403);

/**
 * Write to each record, a few at a time: the API has no call for many.
 *
 * @returns the ids, and an outcome for each
 * @throws ManyRecordsError when not all are done; what was done stays done
 */
export const writeMany = async (
  ids: Identifier[],
  write: (id: Identifier) => Promise<unknown>,
): Promise<{ data: Identifier[]; outcomes: RecordOutcome<Identifier>[] }> => {
  const outcomes = await runBulk(ids, write, { isFatal: isRefusedKey });
  if (outcomes.some((outcome) => outcome.status !== 'done')) throw new ManyRecordsError(outcomes);
  return { data: ids, outcomes };
};

/**
 * Read records by id, a few at a time.
 *
 * @returns those that exist, in the order of `ids`; a 404 or 410 leaves its record out
 */
export const readMany = async <T extends RaRecord>(
  ids: Identifier[],
  read: (id: Identifier) => Promise<T>,
): Promise<{ data: T[] }> => {
  const records = new Map<Identifier, T>();
  const isMissing = (error: Error) =>
    error instanceof HttpError && (error.status === 404 || error.status === 410);
  const outcomes = await runBulk(
    ids,
    async (id) => {
      records.set(id, await read(id));
    },
    { concurrency: READS_IN_FLIGHT, isFatal: (error) => !isMissing(error) },
  );
  for (const outcome of outcomes) {
    if (outcome.status === 'failed' && !isMissing(outcome.error)) throw outcome.error;
  }
  return { data: ids.flatMap((id) => records.get(id) ?? []) };
};
