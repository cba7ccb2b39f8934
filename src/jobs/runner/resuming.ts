import type { Job } from '../core/job';
import type { Transport } from '../core/transport';
import type { JobStore } from '../journal/jobStore';

/** Whether a job is paused for a cause that can pass without the moderator. */
export const waitsForCause = ({ status, pauseReason }: Pick<Job, 'status' | 'pauseReason'>) =>
  status === 'paused' &&
  (pauseReason === 'offline' || pauseReason === 'unreachable' || pauseReason === 'wait_asked');

/** Whether the cause of a pause may have passed, for a moderator who is signed in as its actor. */
export const mayResumeByItself = (job: Job, now: number, isOnline: boolean): boolean => {
  if (job.status !== 'paused') return false;
  switch (job.pauseReason) {
    case 'signed_out':
    case 'other_account':
      return true;
    case 'offline':
    case 'unreachable':
      return isOnline;
    case 'wait_asked':
      return isOnline && now >= (job.retryAt ?? 0);
    case 'asked':
    case 'failures':
    case 'to_confirm':
    case 'disk_full':
    case null:
      return false;
  }
};

/** Whether the API answers again, found out by reading a record of the job. */
export const canReach = async (
  job: Job,
  store: JobStore,
  transport: Transport,
): Promise<boolean> => {
  if (job.pauseReason !== 'offline' && job.pauseReason !== 'unreachable') return true;
  const [item] = await store.unsettledItems(job.id, 0, 1);
  if (!item) return true;
  const { kind } = await transport.read(item.id);
  return kind !== 'lost' && kind !== 'throttled';
};
