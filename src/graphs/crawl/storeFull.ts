/** The disk is full, or the browser gives no more room. What was kept before is intact. */
export class GraphStoreFull extends Error {
  override name = 'GraphStoreFull';
}

// Dexie hands the browser's error on as it is, inside of an aborted transaction, or among those
// of many records.
const isQuotaExceeded = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const {
    name,
    inner,
    failures = [],
  } = error as {
    name?: unknown;
    inner?: unknown;
    failures?: unknown[];
  };
  return name === 'QuotaExceededError' || [inner, ...failures].some(isQuotaExceeded);
};

/** Tells a full disk from other failures of the database. */
export const withStoreFullError = async <T>(write: PromiseLike<T>): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    if (isQuotaExceeded(error)) throw new GraphStoreFull('The disk is full', { cause: error });
    throw error;
  }
};
