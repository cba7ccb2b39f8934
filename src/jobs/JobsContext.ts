import { createContext, useContext } from 'react';
import type { JobStore } from './journal/jobStore';
import type { JobRunner } from './runner/jobs';

export interface JobsContextValue {
  runner: JobRunner;
  store: JobStore;
}

export const JobsContext = createContext<JobsContextValue | null>(null);

/** What runs the jobs of this browser, and the journal that keeps them. */
export const useJobs = (): JobsContextValue => {
  const value = useContext(JobsContext);
  if (value === null) throw new Error('useJobs needs a JobsProvider');
  return value;
};
