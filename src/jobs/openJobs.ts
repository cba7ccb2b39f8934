import { createDexieJobStore } from './journal/dexieJobStore';
import { createJobRunner, type JobRunnerOptions } from './runner/jobRunner';
import { browserTabs } from './runner/tabs';
import type { JobsContextValue } from './JobsContext';

/** Opens the journal that this browser keeps of an instance, and makes what runs its jobs. */
export const openJobs = (options: Omit<JobRunnerOptions, 'store' | 'tabs'>): JobsContextValue => {
  const store = createDexieJobStore(options.instance);
  return {
    store,
    runner: createJobRunner({ ...options, store, tabs: browserTabs(options.instance) }),
  };
};
