import { useEffect, useRef } from 'react';
import { useRefresh } from 'react-admin';
import { useSelection } from '../../accounts';
import { type ItemOutcome, useJobs, useLiveJob } from '../../jobs';

/** Outcomes after which there is nothing more to do with an account. */
const NOTHING_LEFT_TO_DO: readonly (ItemOutcome | null)[] = ['done', 'already_so', 'gone'];

/** When a job ends, refreshes the lists and unselects the accounts that are done. */
export const AfterJob = () => {
  const live = useLiveJob();
  const { store } = useJobs();
  const refresh = useRefresh();
  const { remove } = useSelection();
  const endedId = live?.job.endedAt != null ? live.job.id : null;
  const isDryRun = live?.job.isDryRun ?? false;
  const handled = useRef<string | null>(null);
  useEffect(() => {
    if (endedId === null || handled.current === endedId) return;
    handled.current = endedId;
    if (isDryRun) return;
    void store.listItems({ jobId: endedId }).then((items) => {
      remove(
        items.filter(({ outcome }) => NOTHING_LEFT_TO_DO.includes(outcome)).map(({ id }) => id),
      );
      refresh();
    });
  }, [endedId, isDryRun, store, remove, refresh]);
  return null;
};
