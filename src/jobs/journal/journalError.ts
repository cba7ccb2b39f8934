import { JournalFull } from '../core/journal';

const causesOf = (error: object): unknown[] => [
  (error as { inner?: unknown }).inner,
  ...((error as { failures?: unknown[] }).failures ?? []),
];

// Dexie hands it on as it is, inside of an aborted transaction, or among those of many records.
const isQuotaExceeded = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  ((error as { name?: unknown }).name === 'QuotaExceededError' ||
    causesOf(error).some(isQuotaExceeded));

/** Tells a full disk from other failures of the database. Never fulfilled with anything else. */
export const sayWhenFull = async <T>(write: PromiseLike<T>): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    if (isQuotaExceeded(error)) throw new JournalFull('The disk is full', { cause: error });
    throw error;
  }
};
