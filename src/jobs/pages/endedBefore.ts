import { isOver, type Job } from '../core/job';

/** The jobs that ended before a time. Jobs that are not over are never among them. */
export const endedBefore = (jobs: readonly Job[], time: number): Job[] =>
  jobs.filter((job) => isOver(job) && job.endedAt !== null && job.endedAt < time);
