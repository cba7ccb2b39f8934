import type { Job, JobItem, ItemOutcome } from '../core/job';
import type { Journal } from '../core/journal';

export interface ItemQuery {
  jobId: string;
  /** Undefined: of any outcome, unsettled ones included. */
  outcome?: ItemOutcome;
  /** How many items to leave out first; 0 by default. */
  offset?: number;
  /** How many items to read at most; all by default. */
  limit?: number;
}

/** The journal of one instance with what the pages ask of it. Nothing in it is ever a key. */
export interface JobStore extends Journal {
  /** Keeps a job with its items, all or nothing. @throws StorageFullError */
  addJob(job: Job, items: readonly JobItem[]): Promise<void>;
  /** Jobs of this instance, the latest first. */
  listJobs(): Promise<Job[]>;
  /** Jobs that are not over, the oldest first. */
  unfinishedJobs(): Promise<Job[]>;
  /** Items of a job in order. */
  listItems(query: ItemQuery): Promise<JobItem[]>;
  /** What was done to one record by the jobs of this browser, the latest first. */
  historyOf(recordId: string): Promise<{ job: Job; item: JobItem }[]>;
  /** Removes jobs with their items. @throws Error, with nothing removed, when one is not over */
  removeJobs(ids: readonly string[]): Promise<void>;
  /** Removes jobs that ended before a time, with their items; gives how many. */
  clearBefore(time: number): Promise<number>;
  /**
   * Called after each change of a job that a page may show, made by any tab. Changes that come
   * close together are one call.
   */
  onChange(listener: () => void): () => void;
}
