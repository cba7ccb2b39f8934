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

/** The journal of one instance, with the queries of the pages. It never holds an API key. */
export interface JobStore extends Journal {
  /** Saves a job with its items, all or nothing. @throws StorageFullError */
  addJob(job: Job, items: readonly JobItem[]): Promise<void>;
  /** Jobs of this instance, latest first. */
  listJobs(): Promise<Job[]>;
  /** Jobs that are not over, oldest first. */
  unfinishedJobs(): Promise<Job[]>;
  /** Items of a job, by position. */
  listItems(query: ItemQuery): Promise<JobItem[]>;
  /** What the jobs of this browser did to one record, latest first. */
  historyOf(recordId: string): Promise<{ job: Job; item: JobItem }[]>;
  /** Removes jobs with their items. @throws Error when one is not over; then nothing is removed */
  removeJobs(ids: readonly string[]): Promise<void>;
  /** Removes jobs that ended before a time, with their items. Returns how many. */
  clearBefore(time: number): Promise<number>;
  /**
   * Calls back after changes to jobs or items by any tab. Changes close together are grouped into
   * one call.
   */
  onChange(listener: () => void): () => void;
}
