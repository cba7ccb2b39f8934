/** What the journal can store. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Some values of a record, at one point in time. */
export type Values = Readonly<Record<string, Json>>;

/** One request that changes one record: its kind and its body. */
export interface Write {
  readonly kind: string;
  readonly body: Values;
}

/**
 * The final outcome of a record. Each has exactly one. When it cannot be determined, it is
 * `unknown`.
 */
export const OUTCOMES = [
  'done',
  /** In a dry run: it would be changed. */
  'planned',
  /** The record already had the values asked for, so nothing was sent. */
  'already_so',
  /** Someone changed it after the moderator saw it, so it was left alone. */
  'changed',
  /** Excluded on purpose, by the action or by the moderator. */
  'skipped',
  /** The API rejected the change. */
  'refused',
  'gone',
  /** All attempts failed, and nothing was changed. */
  'failed',
  'not_attempted',
  /** A request was sent, and neither its response nor the record could be read since. */
  'unknown',
] as const;
export type ItemOutcome = (typeof OUTCOMES)[number];

/** One request, and how it ended. */
export interface Attempt {
  /** Index of the write in `writes`. */
  readonly write: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Null: no response, or none yet. */
  readonly endedAt: number | null;
  /** HTTP status. Null: no response was read. */
  readonly status: number | null;
  readonly failure: string | null;
}

/** One record of a job. */
export interface JobItem {
  readonly jobId: string;
  /** Index in the job, from 0. */
  readonly position: number;
  /** Identifier of the record. */
  readonly id: string;
  readonly name: string;
  /**
   * The values the moderator saw, or those re-read right before the first write. Null: never read.
   */
  readonly before: Values | null;
  readonly readAt: number | null;
  /** The values after the job. */
  readonly after: Values | null;
  /** Null until planned. The items of an undo are planned from the start. */
  readonly writes: readonly Write[] | null;
  /** How many of the writes are known to have taken effect. */
  readonly written: number;
  readonly attempts: readonly Attempt[];
  /** `in_flight`: a request was about to be sent, and its result is not known yet. */
  readonly state: 'waiting' | 'in_flight' | 'settled';
  readonly outcome: ItemOutcome | null;
  /** Why: a message key, or the text of the API. */
  readonly reason: string | null;
  readonly endedAt: number | null;
}

export type PauseReason =
  /** Paused by the moderator. */
  | 'asked'
  | 'offline'
  | 'signed_out'
  /** The signed-in moderator is not the one who started the job. */
  | 'other_account'
  /** Writes failed, one after the other. */
  | 'failures'
  /** Nothing could be read. Resumes when the API answers. */
  | 'unreachable'
  /** The API asks for a longer wait than a moderator would expect. Resumes at `retryAt`. */
  | 'wait_asked'
  /** A final job that was interrupted. It never goes on without being confirmed again. */
  | 'to_confirm'
  | 'disk_full';

export type JobStatus =
  /** Waiting for other jobs to end, or for `notBefore`. */
  | 'queued'
  | 'running'
  | 'paused'
  | 'finished'
  | 'cancelled'
  /** The API does not allow the moderator to do this. */
  | 'stopped';

export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Why a moderator does this: a reason code of the platform, and a text of their own. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** One action over many records, as stored in the journal. It never holds an API key. */
export interface Job {
  readonly id: string;
  /** Address of the API. */
  readonly instance: string;
  readonly actor: Actor;
  readonly action: string;
  readonly params: Values;
  readonly reason: Reason;
  readonly createdAt: number;
  /** Nothing is sent before this time, so that a final action can still be cancelled. */
  readonly notBefore: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly status: JobStatus;
  readonly pauseReason: PauseReason | null;
  /** When a job that waits for the API is tried again, in milliseconds since 1970. */
  readonly retryAt?: number | null;
  readonly total: number;
  /** Number of settled items by outcome. */
  readonly counts: Readonly<Record<ItemOutcome, number>>;
  /** Reads and plans, but sends no write. */
  readonly isDryRun: boolean;
  /** Cannot be undone. */
  readonly isFinal: boolean;
  /** The job that this one undoes. */
  readonly undoOf: string | null;
  /**
   * When the job was imported from a file, in milliseconds since 1970. Undefined when this browser
   * started it. Anyone can write such a file, so it is shown, and never acted upon.
   */
  readonly importedAt?: number;
}

/** Whether a job comes from a file. */
export const isImported = ({ importedAt }: Pick<Job, 'importedAt'>) => importedAt !== undefined;

export const noCounts = (): Record<ItemOutcome, number> =>
  Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<ItemOutcome, number>;

/** How many items of a job are settled. */
export const settledCount = ({ counts }: Pick<Job, 'counts'>) =>
  // A journal of before dry runs had an outcome of their own has no number for it.
  OUTCOMES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);

/** Whether a job is over and will send nothing more. */
export const isOver = ({ status }: Pick<Job, 'status'>) =>
  status === 'finished' || status === 'cancelled' || status === 'stopped';

/** Whether a job may only start or go on after the moderator has confirmed it. */
export const needsConfirmation = ({ isFinal, isDryRun }: Pick<Job, 'isFinal' | 'isDryRun'>) =>
  isFinal && !isDryRun;
