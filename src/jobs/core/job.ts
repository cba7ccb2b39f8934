/** What may be written into the journal. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Some values of a record, as they were at one moment. */
export type Values = Readonly<Record<string, Json>>;

/** One request that changes one record: its kind, and what is sent with it. */
export interface Write {
  readonly kind: string;
  readonly body: Values;
}

/** What became of one record: exactly one of these for each, none of which says "probably". */
export const OUTCOMES = [
  'done',
  /** The record was as asked before anything was sent. */
  'already_so',
  /** Somebody changed it since the moderator looked: left alone. */
  'changed',
  /** Left out on purpose, by the action or by the moderator. */
  'skipped',
  /** The API judged it and said no. */
  'refused',
  'gone',
  /** Nothing was changed, after all attempts. */
  'failed',
  'not_attempted',
  /** A request left, and neither its answer nor the record could be read since. */
  'unknown',
] as const;
export type ItemOutcome = (typeof OUTCOMES)[number];

/** One request, as it went. */
export interface Attempt {
  /** Place of the write in the item's list. */
  readonly write: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Null: not answered, or not yet. */
  readonly endedAt: number | null;
  /** HTTP status; null: no answer was read. */
  readonly status: number | null;
  readonly failure: string | null;
}

/** One record of a job. */
export interface JobItem {
  readonly jobId: string;
  /** Place in the job, from 0. */
  readonly position: number;
  /** Identifier of the record. */
  readonly id: string;
  readonly name: string;
  /** As the moderator saw it; then as it was right before the first write. Null: never read. */
  readonly before: Values | null;
  readonly readAt: number | null;
  /** As the job left it. */
  readonly after: Values | null;
  /** Null until planned. An item of an undo is planned from the start. */
  readonly writes: readonly Write[] | null;
  /** How many of the writes are known to have taken effect. */
  readonly written: number;
  readonly attempts: readonly Attempt[];
  /** `in_flight`: a request was about to leave, and nothing is known of it yet. */
  readonly state: 'waiting' | 'in_flight' | 'settled';
  readonly outcome: ItemOutcome | null;
  /** Why: a message key, or the API's own words. */
  readonly reason: string | null;
  readonly endedAt: number | null;
}

export type PauseReason =
  /** By the moderator. */
  | 'asked'
  | 'offline'
  | 'signed_out'
  /** Signed in as somebody else than who started the job. */
  | 'other_account'
  | 'failures'
  | 'disk_full';

export type JobStatus =
  /** Waits for its turn, or for its time. */
  | 'queued'
  | 'running'
  | 'paused'
  | 'finished'
  | 'cancelled'
  /** The API said that the moderator may not do this. */
  | 'stopped';

export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Why a moderator does this: one of the platform's own words, and their own. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** One action over many records, as the journal keeps it. Never a key. */
export interface Job {
  readonly id: string;
  /** Address of the API. */
  readonly instance: string;
  readonly actor: Actor;
  readonly action: string;
  readonly params: Values;
  readonly reason: Reason;
  readonly createdAt: number;
  /** Nothing is sent before: a way back for what is final. */
  readonly notBefore: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly status: JobStatus;
  readonly pauseReason: PauseReason | null;
  readonly total: number;
  /** Settled items by outcome. */
  readonly counts: Readonly<Record<ItemOutcome, number>>;
  /** Reads and plans, and sends no write. */
  readonly isDryRun: boolean;
  /** Nothing takes it back. */
  readonly isFinal: boolean;
  /** The job that this one takes back. */
  readonly undoOf: string | null;
}

export const noCounts = (): Record<ItemOutcome, number> =>
  Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<ItemOutcome, number>;

/** How many items of a job have their outcome. */
export const settledCount = ({ counts }: Pick<Job, 'counts'>) =>
  OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);

/** Whether a job is over: nothing of it will be sent any more. */
export const isOver = ({ status }: Pick<Job, 'status'>) =>
  status === 'finished' || status === 'cancelled' || status === 'stopped';
