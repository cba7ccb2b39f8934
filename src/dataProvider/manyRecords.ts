import { HttpError, type Identifier, type RaRecord } from 'react-admin';
import { failureOf } from '../api';
import { runBulk, type RecordOutcome } from './runBulk';

/** An `updateMany` or `deleteMany` that failed for some records. `outcomes` has every record. */
class ManyRecordsError extends HttpError {
  readonly outcomes: RecordOutcome<Identifier>[];

  constructor(outcomes: RecordOutcome<Identifier>[]) {
    const failed = outcomes.filter((outcome) => outcome.status === 'failed');
    const first = failed[0]?.error;
    super(first?.message ?? '', first instanceof HttpError ? first.status : 0, { outcomes });
    this.outcomes = outcomes;
  }
}

/**
 * Whether the record does not exist or breaks the contract, this call failed, or the key is refused
 * for every record.
 */
const consequenceOf = (error: unknown): 'missing' | 'unreadable' | 'failed' | 'access_refused' => {
  const failure = failureOf(error);
  switch (failure?.kind) {
    case 'not_found':
    case 'gone':
      return 'missing';
    case 'unauthorized':
    case 'forbidden':
      return 'access_refused';
    case 'malformed':
      // What is not JSON, such as a page of a proxy, is about no record.
      return failure.path === '' ? 'failed' : 'unreadable';
    case 'unreachable':
    case 'timed_out':
    case 'rate_limited':
    case 'read_only':
    case 'refused':
    case 'bad_gateway':
    case 'unavailable':
    case 'too_slow':
    case 'server_error':
    case undefined:
      return 'failed';
  }
};

/** Whether the key is refused, so that all other records would be refused too. */
export const isAccessRefused = (error: unknown) => consequenceOf(error) === 'access_refused';

/** Whether the error concerns one record only, so that the others can still be read. */
const isOfOneRecord = (error: unknown) => {
  const consequence = consequenceOf(error);
  return consequence === 'missing' || consequence === 'unreadable';
};

/**
 * Writes to each record, a few at a time, since the API has no call for many.
 *
 * @returns the ids, and an outcome for each
 * @throws ManyRecordsError when some records failed. The changes to the others are kept
 */
export const writeMany = async (
  ids: Identifier[],
  write: (id: Identifier) => Promise<unknown>,
): Promise<{ data: Identifier[]; outcomes: RecordOutcome<Identifier>[] }> => {
  const outcomes = await runBulk(ids, write, { isFatal: isAccessRefused });
  if (outcomes.some((outcome) => outcome.status !== 'done')) throw new ManyRecordsError(outcomes);
  return { data: ids, outcomes };
};

/** What {@link readMany} gives besides records. */
export interface ManyMeta {
  /** The records that exist and break the contract. */
  unreadable: Identifier[];
}

/**
 * Reads records by id, a few at a time.
 *
 * @returns those that exist and can be read, in the order of `ids`
 */
export const readMany = async <T extends RaRecord>(
  ids: Identifier[],
  read: (id: Identifier) => Promise<T>,
): Promise<{ data: T[]; meta: ManyMeta }> => {
  const records = new Map<Identifier, T>();
  const outcomes = await runBulk(
    ids,
    async (id) => {
      records.set(id, await read(id));
    },
    { isFatal: (error) => !isOfOneRecord(error) },
  );
  const unreadable: Identifier[] = [];
  for (const outcome of outcomes) {
    if (outcome.status !== 'failed') continue;
    if (!isOfOneRecord(outcome.error)) throw outcome.error;
    if (consequenceOf(outcome.error) === 'unreadable') unreadable.push(outcome.id);
  }
  return { data: ids.flatMap((id) => records.get(id) ?? []), meta: { unreadable } };
};
