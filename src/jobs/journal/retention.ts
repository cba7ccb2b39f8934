import { DAY_MS } from '../../ui/durations';
import { isOver, type Job } from '../core/job';

/** The time some days before `now`. */
export const daysBefore = (now: number, days: number) => now - days * DAY_MS;

/**
 * Whether a job is older than its journal keeps jobs. One that was left unfinished counts from its
 * start: it contains as many names and addresses as any other.
 *
 * @param days null: jobs are kept until they are removed
 */
export const isExpired = (job: Job, days: number | null, now: number): boolean =>
  days !== null &&
  (isOver(job) || job.status === 'paused') &&
  (job.endedAt ?? job.createdAt) < daysBefore(now, days);
