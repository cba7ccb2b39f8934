import { createContext, use, useContext } from 'react';
import type { JobStore } from './journal/jobStore';
import type { JobRunner } from './runner/jobs';

export interface JobsContextValue {
  runner: JobRunner;
  store: JobStore;
}

/** What runs and keeps jobs, or what loads it: the first page does without. */
export const JobsContext = createContext<
  JobsContextValue | (() => Promise<JobsContextValue>) | null
>(null);

/** What runs the jobs of this browser, and the journal that keeps them; suspends until it is loaded. */
export const useJobs = (): JobsContextValue => {
  const value = useContext(JobsContext);
  if (value === null) throw new Error('useJobs needs a JobsContext');
  return typeof value === 'function' ? use(value()) : value;
};
