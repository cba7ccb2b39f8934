import type { Actor, Job, JobItem, ItemOutcome, Reason, Values, Write } from '../core/job';

/** A record of a new job. */
export interface NewItem {
  id: string;
  name: string;
  /** The values that the moderator saw. Null: not read yet. `readAt` is when they were read. */
  before: Values | null;
  readAt: number | null;
  /** The writes of an undo. Otherwise the action plans them. */
  writes?: readonly Write[];
}

/** A job to start. */
export interface NewJob {
  action: string;
  params: Values;
  reason: Reason;
  items: readonly NewItem[];
  isDryRun?: boolean;
  undoOf?: string;
  /** Milliseconds before the first request, during which the job can be cancelled. */
  delayMs?: number;
}

/** Runs the jobs of this browser on one instance, one at a time across all tabs. */
export interface JobRunner {
  /** Saves a job to the journal and queues it. Returns its id. @throws StorageFullError */
  start(job: NewJob): Promise<string>;
  /** Pauses the running job of any tab, after the requests in flight. */
  pause(): void;
  /** Resumes a paused job. Ask the moderator first when it is final. */
  resume(jobId: string): Promise<void>;
  cancel(jobId: string): Promise<void>;
  /**
   * Undoes a job, as a new job. Returns null when there is nothing to undo, or when the job was
   * imported or is undone already.
   *
   * @param text the reason in the moderator's words. The codes of the platform are not for undos
   */
  undo(jobId: string, text?: string): Promise<string | null>;
  /**
   * Retries the items with these outcomes, as a new job. Returns null when there are none, or when
   * the job was imported.
   */
  retry(jobId: string, outcomes: readonly ItemOutcome[], params?: Values): Promise<string | null>;
  /** Sets who is signed in, or null when nobody is. Jobs of other moderators stay paused. */
  setActor(actor: Actor | null): void;
  /** Signs out, and resolves once the running job of this tab writes nothing more. */
  stop(): Promise<void>;
  /** Calls back a few times per second while a job runs. */
  subscribe(listener: () => void): () => void;
  /** The running or waiting job of any tab, or the last one that ended. */
  live(): LiveJob | null;
}

/** The running or waiting job, with its progress. */
export interface LiveJob {
  job: Job;
  /** The items settled last, latest first. */
  recent: readonly JobItem[];
  /** Items settled per second, over the last seconds. */
  rate: number;
  /** Null: not known yet. */
  secondsLeft: number | null;
  /** Until when all requests wait, in milliseconds since 1970, because the API asked for it. */
  heldUntil: number | null;
  /** Whether it runs in this tab. */
  isHere: boolean;
}
