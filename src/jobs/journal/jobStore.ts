import type { Job, JobItem, ItemOutcome } from '../core/job';
import type { Journal } from '../core/journal';

export interface ItemQuery {
  jobId: string;
  /** Undefined: any outcome, unsettled items included. */
  outcome?: ItemOutcome;
  /** How many items to skip, 0 by default. */
  offset?: number;
  /** How many items to read at most, all by default. */
  limit?: number;
}

/**
 * The journal of one moderator of one instance, with the queries of the pages. It never holds an API
 * key.
 */
export interface JobStore extends Journal {
  /** Saves a job with its items, all or nothing. @throws StorageFullError */
  addJob(job: Job, items: readonly JobItem[]): Promise<void>;
  /** The moderator's jobs, latest first. */
  listJobs(): Promise<Job[]>;
  /** Jobs that are not over, oldest first. */
  unfinishedJobs(): Promise<Job[]>;
  /** Items of a job, by position. */
  listItems(query: ItemQuery): Promise<JobItem[]>;
  /** What the jobs of this browser did to one record, latest first. */
  historyOf(recordId: string): Promise<{ job: Job; item: JobItem }[]>;
  /** Removes jobs with their items. @throws Error when one is not over; then nothing is removed */
  removeJobs(ids: readonly string[]): Promise<void>;
  /** Removes all jobs of the moderator with their items, also those that are not over. */
  removeAll(): Promise<void>;
  /**
   * Removes the jobs of all moderators of this instance that are older than they keep them, with
   * their items. Returns how many.
   *
   * @param retentionDays for how many days a moderator keeps jobs. Null: until they are removed
   */
  clearExpired(retentionDays: (moderator: string) => number | null, now: number): Promise<number>;
  /** An id for a job to import: its own, unless another moderator has this job in this browser. */
  freeIdFor(id: string): Promise<string>;
  /**
   * Calls back after changes to jobs or items by any tab. Changes close together are grouped into
   * one call.
   */
  onChange(listener: () => void): () => void;
}
