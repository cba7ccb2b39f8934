import type { Job, JobItem, ItemOutcome } from './job';

/** Where jobs and their items are stored. Each promise resolves once its change is on disk. */
export interface Journal {
  getJob(id: string): Promise<Job | undefined>;
  /** @throws StorageFullError */
  saveJob(job: Job): Promise<void>;
  /** Saves an item, and the job's counts when this settles the item. @throws StorageFullError */
  saveItem(item: JobItem): Promise<void>;
  /** Unsettled items from `position` on, by position. */
  unsettledItems(jobId: string, position: number, limit: number): Promise<JobItem[]>;
  /**
   * Settles all remaining items in one transaction. Waiting items get `outcome` and `reason`, items
   * in flight become `unknown`, and partly written items become `failed`.
   */
  settleRest(
    jobId: string,
    outcome: ItemOutcome,
    reason: string | null,
    now: number,
  ): Promise<void>;
  /** Number of settled items by outcome. */
  counts(jobId: string): Promise<Record<ItemOutcome, number>>;
}
