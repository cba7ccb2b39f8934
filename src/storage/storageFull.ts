/** The disk is full, or the browser gives no more room: nothing of the write was saved. */
export class StorageFullError extends Error {
  override name = 'StorageFullError';
}

// Dexie throws the browser's error itself, inside an aborted transaction, or among those of many
// records.
const isQuotaExceeded = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner, failures } = error as Partial<Record<'name' | 'inner', unknown>> & {
    failures?: readonly unknown[];
  };
  return name === 'QuotaExceededError' || [inner, ...(failures ?? [])].some(isQuotaExceeded);
};

/** Turns the error of a full disk into `StorageFullError`; other errors pass as they are. */
export const detectFullStorage = async <T>(write: PromiseLike<T>): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    if (isQuotaExceeded(error)) throw new StorageFullError('The disk is full', { cause: error });
    throw error;
  }
};
