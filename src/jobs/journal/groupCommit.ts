interface Waiting<T> {
  entry: T;
  resolve(): void;
  reject(reason: unknown): void;
}

const MIN_BATCH_SIZE = 24;
const GROUPING_DELAY_MS = 8;

/** Saves entries in one transaction. Returns those that were rejected, each with its error. */
type Commit<T> = (entries: readonly T[]) => Promise<ReadonlyMap<T, Error>>;

/**
 * Group commit: entries that arrive during a commit are saved together in the next one.
 *
 * The database commits one transaction at a time, and each waits for the disk, as long for six
 * entries as for one. No entry waits for more than the current commit.
 *
 * @returns saves one entry, in the order of the calls; resolves once it is on disk
 */
export function createGroupCommit<T>(commit: Commit<T>): (entry: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let isCommitting = false;

  const commitAll = async () => {
    isCommitting = true;
    while (waiting.length > 0) {
      // Wait a little for more entries, since a large commit takes as long as a small one. Not in a
      // hidden tab, where browsers slow timers down to one per second.
      if (waiting.length < MIN_BATCH_SIZE && !document.hidden) {
        await new Promise((resolve) => setTimeout(resolve, GROUPING_DELAY_MS));
      }
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
      if (!isCommitting) void commitAll();
    });
}
