interface Waiting<T> {
  entry: T;
  resolve(): void;
  reject(reason: unknown): void;
}

/**
 * Between two commits, unless this many entries wait. A job prepares items ahead of its requests, so
 * that no request waits for a commit.
 */
const COMMIT_INTERVAL_MS = 100;
const FULL_BATCH_SIZE = 64;

/** Saves entries in one transaction. Returns those that were rejected, each with its error. */
type Commit<T> = (entries: readonly T[]) => Promise<ReadonlyMap<T, Error>>;

/**
 * Group commit: entries that arrive during a commit, or soon after it, are saved together.
 *
 * The database commits one transaction at a time, and each waits for the disk, as long for sixty
 * entries as for one. An entry that arrives when none was saved lately is saved at once.
 *
 * @returns saves one entry, in the order of the calls; resolves once it is on disk
 */
export function createGroupCommit<T>(commit: Commit<T>): (entry: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let isCommitting = false;
  let committedAt = -Infinity;
  let onFullBatch: () => void = () => undefined;

  /** Resolves once the interval is over, or a batch is full. */
  const waitForMore = () =>
    new Promise<void>((resolve) => {
      const leftMs = committedAt + COMMIT_INTERVAL_MS - performance.now();
      // Not in a hidden tab, where browsers slow timers down to one per second.
      if (leftMs <= 0 || waiting.length >= FULL_BATCH_SIZE || document.hidden) {
        resolve();
        return;
      }
      const timer = setTimeout(resolve, leftMs);
      onFullBatch = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const commitAll = async () => {
    isCommitting = true;
    while (waiting.length > 0) {
      await waitForMore();
      committedAt = performance.now();
      const batch = waiting;
      waiting = [];
      try {
        const refused = await commit(batch.map(({ entry }) => entry));
        for (const { entry, resolve, reject } of batch) {
          const reason = refused.get(entry);
          if (reason) reject(reason);
          else resolve();
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isCommitting = false;
  };

  return (entry) =>
    new Promise((resolve, reject) => {
      waiting.push({ entry, resolve, reject });
      if (waiting.length >= FULL_BATCH_SIZE) onFullBatch();
      if (!isCommitting) void commitAll();
    });
}
