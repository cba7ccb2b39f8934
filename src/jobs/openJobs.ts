import { createDexieJobStore } from './journal/dexieJobStore';
import { createJobRunner, type JobRunnerOptions } from './runner/jobRunner';
import { browserTabs } from './runner/tabs';
import type { JobsContextValue } from './JobsContext';

interface Options extends Omit<JobRunnerOptions, 'store' | 'tabs'> {
  /** Id of the moderator's account. */
  moderator: string;
  /** For how many days a moderator keeps jobs in this browser. Null: until they are removed. */
  retentionDays(moderator: string): number | null;
}

/**
 * Opens the job store of a moderator of an instance, and creates its job runner. Removes the jobs,
 * of any moderator, that have been kept long enough.
 */
export const openJobs = ({ moderator, retentionDays, ...options }: Options): JobsContextValue => {
  const { instance } = options;
  const store = createDexieJobStore(instance, undefined, moderator);
  // If this fails, the next start tries again.
  store.clearExpired(retentionDays, Date.now()).catch(() => undefined);
  return {
    store,
    runner: createJobRunner({ ...options, store, tabs: browserTabs(instance, moderator) }),
  };
};
