import { createContext, useContext } from 'react';
import type { JobStore } from './journal/jobStore';
import type { Jobs, LiveJob } from './runner/jobs';

export interface JobsContextValue {
  jobs: Jobs;
  store: JobStore;
  /** The job that runs or waits now; told anew a few times a second while it runs. */
  subscribe(listener: () => void): () => void;
  live(): LiveJob | null;
}

export const JobsContext = createContext<JobsContextValue | null>(null);

/** Starting, pausing, resuming and undoing jobs. Throws outside of a `JobsProvider`. */
export const useJobs = (): Jobs => useJobsContext().jobs;

/** The journal, for reading. */
export const useJobStore = (): JobStore => useJobsContext().store;

export const useJobsContext = (): JobsContextValue => {
  const value = useContext(JobsContext);
  if (value === null) throw new Error('useJobs needs a JobsProvider');
  return value;
};
