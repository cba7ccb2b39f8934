import { createContext, use, useContext } from 'react';
import type { JobStore } from './journal/jobStore';
import type { JobRunner } from './runner/jobs';

export interface JobsContextValue {
  runner: JobRunner;
  store: JobStore;
}

/**
 * The job runner and the job store, or a function that loads them, since the first page needs
 * neither.
 */
export const JobsContext = createContext<
  JobsContextValue | (() => Promise<JobsContextValue>) | null
>(null);

/** The job runner and the job store of this browser. Suspends until they are loaded. */
export const useJobs = (): JobsContextValue => {
  const value = useContext(JobsContext);
  if (value === null) throw new Error('useJobs needs a JobsContext');
  return typeof value === 'function' ? use(value()) : value;
};
