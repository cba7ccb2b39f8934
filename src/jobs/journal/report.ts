import type { Job, JobItem, Json, Values } from '../core/job';
import type { Cell, Table } from '../../ui';

/**
 * What a job did, one line per account: values before and after, outcome, and each request.
 *
 * Columns have the names of the journal's properties. Times are ISO 8601 in UTC. Arrays and objects
 * are written as JSON.
 */
export function reportTable(job: Job, items: readonly JobItem[]): Table {
  const before = keysOf(items.map((item) => item.before));
  const after = keysOf(items.map((item) => item.after));
  const attempts = items.reduce((maximum, item) => Math.max(maximum, item.attempts.length), 0);
  const ofJob = jobCells(job);
  const fields = [
    'position',
    'id',
    'name',
    'outcome',
    'reason',
    'state',
    'written',
    'writes',
    'read_at',
    'ended_at',
    ...before.map((key) => `before.${key}`),
    ...after.map((key) => `after.${key}`),
    ...Array.from({ length: attempts }, (_, index) =>
      ATTEMPT_FIELDS.map((field) => `attempt_${(index + 1).toString()}.${field}`),
    ).flat(),
    ...ofJob.map(([field]) => field),
  ];
  const lines = items.map((item): Cell[] => [
    item.position,
    item.id,
    item.name,
    item.outcome,
    item.reason,
    item.state,
    item.written,
    item.writes && JSON.stringify(item.writes),
    time(item.readAt),
    time(item.endedAt),
    ...before.map((key) => cell(item.before?.[key])),
    ...after.map((key) => cell(item.after?.[key])),
    ...Array.from({ length: attempts }, (_, index) => attemptCells(item, index)).flat(),
    ...ofJob.map(([, value]) => value),
  ]);
  return { fields, lines };
}

/** A job and its items, exactly as stored in the journal. */
export const reportJson = (job: Job, items: readonly JobItem[]): string =>
  JSON.stringify({ job, items }, null, 2);

const ATTEMPT_FIELDS = ['write', 'sent_at', 'ended_at', 'status', 'failure'];

const attemptCells = ({ attempts, writes }: JobItem, index: number): Cell[] => {
  const attempt = attempts[index];
  if (!attempt) return ATTEMPT_FIELDS.map(() => null);
  return [
    writes?.[attempt.write]?.kind ?? attempt.write,
    time(attempt.sentAt),
    time(attempt.endedAt),
    attempt.status,
    attempt.failure,
  ];
};

// Repeated on every line, so that several reports can be merged in one spreadsheet.
const jobCells = (job: Job): [string, Cell][] => [
  ['job.id', job.id],
  ['job.instance', job.instance],
  ['job.actor_id', job.actor.id],
  ['job.actor_name', job.actor.name],
  ['job.action', job.action],
  ['job.params', JSON.stringify(job.params)],
  ['job.reason_code', job.reason.code],
  ['job.reason_text', job.reason.text],
  ['job.status', job.status],
  ['job.is_dry_run', job.isDryRun],
  ['job.undo_of', job.undoOf],
  ['job.created_at', time(job.createdAt)],
  ['job.started_at', time(job.startedAt)],
  ['job.ended_at', time(job.endedAt)],
];

const keysOf = (all: readonly (Values | null)[]) => [
  ...new Set(all.flatMap((values) => Object.keys(values ?? {}))),
];

const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

const cell = (value: Json | undefined): Cell =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
