import { createDexieJobStore } from './journal/dexieJobStore';
import { createJobRunner, type JobRunnerOptions } from './runner/jobRunner';
import { browserTabs } from './runner/tabs';
import type { JobsContextValue } from './JobsContext';

/** Opens the job store of an instance, and creates its job runner. */
export const openJobs = (options: Omit<JobRunnerOptions, 'store' | 'tabs'>): JobsContextValue => {
  const store = createDexieJobStore(options.instance);
  return {
    store,
    runner: createJobRunner({ ...options, store, tabs: browserTabs(options.instance) }),
  };
};
