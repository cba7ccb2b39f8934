/** Thrown when the disk or the browser's quota is full. Nothing of the write was saved. */
export class StorageFullError extends Error {
  override name = 'StorageFullError';
}

// Dexie throws the browser's error as it is, inside that of an aborted transaction, or among the
// failures of a bulk operation.
const isQuotaExceeded = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner, failures } = error as Partial<Record<'name' | 'inner', unknown>> & {
    failures?: readonly unknown[];
  };
  return name === 'QuotaExceededError' || [inner, ...(failures ?? [])].some(isQuotaExceeded);
};

/** Throws `StorageFullError` instead of the browser's error for a full disk. Rethrows others. */
export const detectFullStorage = async <T>(write: PromiseLike<T>): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    if (isQuotaExceeded(error)) throw new StorageFullError('The disk is full', { cause: error });
    throw error;
  }
};
