import { isOver, type Job } from '../core/job';

/** Whether a job can be taken back, or why not. */
export type UndoState = 'possible' | 'not_over' | 'dry_run' | 'final' | 'nothing_done' | 'undone';

/** @param jobs the others of the journal, among which one may have taken it back */
export function undoState(job: Job, jobs: readonly Job[] = []): UndoState {
  if (job.isDryRun) return 'dry_run';
  if (job.isFinal) return 'final';
  if (!isOver(job)) return 'not_over';
  // A refused account may have had the first of two writes: it is taken back too.
  const changed = job.counts.done + job.counts.failed + job.counts.refused + job.counts.unknown;
  if (changed === 0) return 'nothing_done';
  return isUndone(job, jobs) ? 'undone' : 'possible';
}

/** Whether another job takes it back, leaves nothing of it, and was not taken back itself. */
const isUndone = (job: Job, jobs: readonly Job[]): boolean =>
  jobs.some(
    (other) =>
      other.undoOf === job.id &&
      // Of an imported journal nobody knows whether its jobs go round in a circle.
      other.createdAt > job.createdAt &&
      !leavesSomething(other) &&
      !isUndone(other, jobs),
  );

const leavesSomething = ({ status, counts }: Job): boolean =>
  status === 'cancelled' ||
  status === 'stopped' ||
  counts.failed + counts.refused + counts.unknown + counts.not_attempted > 0;
