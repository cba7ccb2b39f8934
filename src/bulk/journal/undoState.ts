import { isOver, type Job } from '../core/job';

/** Whether a job can be taken back, or why not. */
export type UndoState = 'possible' | 'not_over' | 'dry_run' | 'final' | 'nothing_done';

export function undoState(job: Job): UndoState {
  if (job.isDryRun) return 'dry_run';
  if (job.isFinal) return 'final';
  if (!isOver(job)) return 'not_over';
  // A refused account may have had the first of two writes: it is taken back too.
  const changed = job.counts.done + job.counts.failed + job.counts.refused + job.counts.unknown;
  return changed > 0 ? 'possible' : 'nothing_done';
}
