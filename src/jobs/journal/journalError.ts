import { JournalFull } from '../core/journal';

const causesOf = (error: object): unknown[] => [
  (error as { inner?: unknown }).inner,
  ...((error as { failures?: unknown[] }).failures ?? []),
];

// Dexie throws the browser's error itself, inside an aborted transaction, or among those of many
// records.
const isQuotaExceeded = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  ((error as { name?: unknown }).name === 'QuotaExceededError' ||
    causesOf(error).some(isQuotaExceeded));

/** Turns the error of a full disk into `JournalFull`; other errors pass as they are. */
export const sayWhenFull = async <T>(write: PromiseLike<T>): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    if (isQuotaExceeded(error)) throw new JournalFull('The disk is full', { cause: error });
    throw error;
  }
};
