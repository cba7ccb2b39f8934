import { useSyncExternalStore } from 'react';
import { useJobs } from './JobsContext';
import type { LiveJob } from './runner/jobs';

/** The job that runs now, in any tab, or the last one that ended. Null: none yet. */
export const useLiveJob = (): LiveJob | null => {
  const { runner } = useJobs();
  return useSyncExternalStore(runner.subscribe, runner.live);
};
