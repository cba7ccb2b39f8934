interface Waiting<T> {
  entry: T;
  resolve(): void;
  reject(reason: unknown): void;
}

const MIN_BATCH_SIZE = 24;
const GATHER_MS = 8;

/** Keeps entries together; gives those that may not be kept, each with the reason. */
export type Commit<T> = (entries: readonly T[]) => Promise<ReadonlyMap<T, Error>>;

/**
 * Joins what is to be kept while a commit is under way into the next one.
 *
 * A commit that waits for the disk takes as long for six entries as for one, and the database makes
 * them one after the other. Nothing waits longer than for the commit under way.
 *
 * @returns keeps one entry, in the order of the calls; fulfilled once it is on disk
 */
export function createGroupCommit<T>(commit: Commit<T>): (entry: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let isCommitting = false;

  const commitAll = async () => {
    isCommitting = true;
    while (waiting.length > 0) {
      // A commit waits for the disk as long for ten entries as for one. Not in a hidden tab, whose
      // timers are slowed down to one a second.
      if (waiting.length < MIN_BATCH_SIZE && !document.hidden) {
        await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
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
