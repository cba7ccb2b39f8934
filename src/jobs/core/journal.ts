import type { Job, JobItem, ItemOutcome } from './job';

/** Where jobs and their items are kept. Each promise is fulfilled once its change is on disk. */
export interface Journal {
  getJob(id: string): Promise<Job | undefined>;
  /** @throws StorageFullError */
  saveJob(job: Job): Promise<void>;
  /** Keeps an item, and the job's counts when the item is settled by it. @throws StorageFullError */
  saveItem(item: JobItem): Promise<void>;
  /** Unsettled items from `position` on, in order. */
  unsettledItems(jobId: string, position: number, limit: number): Promise<JobItem[]>;
  /**
   * Settles all that is left at once. What waits gets the outcome and the reason; what is in flight
   * is `unknown`, and what was partly written is `failed`.
   */
  settleRest(
    jobId: string,
    outcome: ItemOutcome,
    reason: string | null,
    now: number,
  ): Promise<void>;
  /** Settled items by outcome. */
  counts(jobId: string): Promise<Record<ItemOutcome, number>>;
}
