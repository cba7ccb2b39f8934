import { isImported, isOver, type Job } from '../core/job';

/** Whether a job can be undone, or why not. */
type UndoState =
  'possible' | 'imported' | 'not_over' | 'dry_run' | 'final' | 'nothing_done' | 'undone';

/** @param jobs the other jobs of the journal, one of which may have undone this one */
export function undoState(job: Job, jobs: readonly Job[] = []): UndoState {
  if (isImported(job)) return 'imported';
  if (job.isDryRun) return 'dry_run';
  if (job.isFinal) return 'final';
  if (!isOver(job)) return 'not_over';
  // A refused account may have received the first of two writes, which is undone too.
  const changed = job.counts.done + job.counts.failed + job.counts.refused + job.counts.unknown;
  if (changed === 0) return 'nothing_done';
  return isUndone(job, jobs) ? 'undone' : 'possible';
}

/** Whether another job has undone it completely, and was not undone itself. */
const isUndone = (job: Job, jobs: readonly Job[]): boolean =>
  jobs.some(
    (other) =>
      other.undoOf === job.id &&
      !isImported(other) &&
      other.createdAt > job.createdAt &&
      !isIncomplete(other) &&
      !isUndone(other, jobs),
  );

/** Whether an undo left some accounts as they were, so that another undo can try again. */
const isIncomplete = ({ status, counts }: Job): boolean =>
  status === 'cancelled' ||
  status === 'stopped' ||
  counts.failed + counts.refused + counts.unknown + counts.not_attempted > 0;
