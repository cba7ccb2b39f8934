import type { Actor, Job, JobItem, ItemOutcome, Reason, Values, Write } from '../core/job';

/** A record of a job to come. */
export interface NewItem {
  id: string;
  name: string;
  /** The values shown to the moderator, and when they were read; null: not read yet. */
  before: Values | null;
  readAt: number | null;
  /** Given by an undo, which knows what to send; else planned by the action. */
  writes?: readonly Write[];
}

/** A job to come. */
export interface NewJob {
  action: string;
  params: Values;
  reason: Reason;
  items: readonly NewItem[];
  isDryRun?: boolean;
  undoOf?: string;
  /** Milliseconds before the first request, with a way back. */
  delayMs?: number;
}

/** Runs the jobs of this browser on one instance, one at a time over all its tabs. */
export interface JobRunner {
  /** Journals a job and queues it; gives its identifier. Throws StorageFullError. */
  start(job: NewJob): Promise<string>;
  /** Stops the running job after the requests in flight, from any tab. */
  pause(): void;
  resume(jobId: string): Promise<void>;
  cancel(jobId: string): Promise<void>;
  /**
   * Takes back what a job did, as a job of its own; null when there is nothing to take back.
   *
   * @param text why, in the moderator's words: the platform's words are reasons to act, not to undo
   */
  undo(jobId: string, text?: string): Promise<string | null>;
  /** Tries again the items of these outcomes, as a job of its own; null when there is none. */
  retry(jobId: string, outcomes: readonly ItemOutcome[], params?: Values): Promise<string | null>;
  /** Sets who is signed in; null: nobody. Jobs of somebody else stay paused. */
  setActor(actor: Actor | null): void;
  /** Called a few times a second while a job runs. */
  subscribe(listener: () => void): () => void;
  /** The job that runs or waits now, in any tab, or the last one that ended. */
  live(): LiveJob | null;
}

/** The job that runs or waits now, as a screen shows it. */
export interface LiveJob {
  job: Job;
  /** The last items that got their outcome, the latest first. */
  recent: readonly JobItem[];
  /** Settled items a second, of late. */
  rate: number;
  /** Null: not known yet. */
  secondsLeft: number | null;
  /** Whether this tab runs it. */
  isHere: boolean;
}
