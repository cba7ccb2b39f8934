import { isOver, type Job } from '../core/job';

/** The jobs that clearing what ended before a time would take: those under way never. */
export const endedBefore = (jobs: readonly Job[], time: number): Job[] =>
  jobs.filter((job) => isOver(job) && job.endedAt !== null && job.endedAt < time);
