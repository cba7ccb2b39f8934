import groupBy from 'lodash/groupBy.js';
import type { Job, JobItem } from '../core/job';
import type { Table } from '../../ui';
import { HOUR_MS } from '../../ui/durations';

/** The properties that the figures need, so that a whole journal need not fit in memory. */
type FiguredJob = Pick<Job, 'id' | 'action' | 'reason' | 'isDryRun' | 'undoOf'>;
export type FiguredItem = Pick<JobItem, 'jobId' | 'id' | 'outcome' | 'before' | 'endedAt'>;

interface Figures {
  /** Accounts that were changed, including those undone since. */
  handled: number;
  /** How many of these were undone since. */
  undone: number;
  /** From sign-up to decision. Null when no sign-up date is known. */
  medianMs: number | null;
}

export interface MonthFigures extends Figures {
  /** Such as `2026-11`, in the time zone of this browser. */
  month: string;
  /** Most frequent first. */
  groups: readonly (Figures & { action: string; reason: string })[];
}

/**
 * Accounts handled per month, by action and reason, latest month first.
 *
 * Counts the accounts whose outcome is `done`, in the month of the decision. Dry runs and undos are
 * not decisions. An undo that was itself undone does not count as one.
 */
export function monthlyFigures(
  jobs: readonly FiguredJob[],
  items: readonly FiguredItem[],
): MonthFigures[] {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const done = items.filter(
    ({ jobId, outcome }) => outcome === 'done' && byId.get(jobId)?.isDryRun === false,
  );
  const isUndone = undoneBy(jobs, done);
  const decisions = done.flatMap((item): Decision[] => {
    const job = byId.get(item.jobId);
    if (!job || job.undoOf !== null || item.endedAt === null) return [];
    const month = monthOf(item.endedAt);
    return [{ item, job, month, isUndone: isUndone(job, item.id) }];
  });
  return Object.entries(groupBy(decisions, ({ month }) => month))
    .map(([month, ofMonth]) => ({ month, ...figuresOf(ofMonth), groups: groupsOf(ofMonth) }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** The figures as a table, one line per month, action and reason, with durations in hours. */
export const monthlyTable = (months: readonly MonthFigures[]): Table => ({
  fields: ['month', 'action', 'reason', 'handled', 'undone', 'median_hours_from_sign_up'],
  lines: months.flatMap(({ month, groups }) =>
    groups.map(({ action, reason, handled, undone, medianMs }) => [
      month,
      action,
      reason,
      handled,
      undone,
      medianMs === null ? null : Number((medianMs / HOUR_MS).toFixed(1)),
    ]),
  ),
});

interface Decision {
  item: FiguredItem;
  job: FiguredJob;
  month: string;
  isUndone: boolean;
}

function undoneBy(jobs: readonly FiguredJob[], done: readonly FiguredItem[]) {
  const undosOf = groupBy(jobs, ({ undoOf }) => undoOf ?? '');
  const isDone = new Set(done.map(({ jobId, id }) => `${jobId}/${id}`));
  return function isUndone(job: FiguredJob, id: string): boolean {
    return (undosOf[job.id] ?? []).some(
      (undo) => isDone.has(`${undo.id}/${id}`) && !isUndone(undo, id),
    );
  };
}

const groupsOf = (decisions: readonly Decision[]) =>
  Object.entries(groupBy(decisions, ({ job }) => JSON.stringify([job.action, job.reason.code])))
    .map(([key, group]) => {
      const [action = '', reason = ''] = JSON.parse(key) as string[];
      return { action, reason, ...figuresOf(group) };
    })
    .sort((a, b) => b.handled - a.handled);

const figuresOf = (decisions: readonly Decision[]): Figures => ({
  handled: decisions.length,
  undone: decisions.filter(({ isUndone }) => isUndone).length,
  medianMs: median(
    decisions.flatMap(({ item: { before, endedAt } }) => {
      const since = Date.parse(String(before?.since));
      // The clock of this device may be behind the platform's.
      return Number.isNaN(since) || endedAt === null ? [] : [Math.max(0, endedAt - since)];
    }),
  ),
});

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1];
  const high = sorted[Math.floor(middle)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const monthOf = (ms: number) => {
  const date = new Date(ms);
  return `${date.getFullYear().toString()}-${(date.getMonth() + 1).toString().padStart(2, '0')}`;
};
