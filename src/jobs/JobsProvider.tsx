import once from 'lodash/once.js';
import { type ReactNode, useState } from 'react';
import { JobsContext, type JobsContextValue } from './JobsContext';

interface Props {
  load: () => Promise<JobsContextValue>;
  children: ReactNode;
}

/** Makes jobs available to the pages, which load them on first use. */
export const JobsProvider = ({ load, children }: Props) => {
  const [loaded, setLoaded] = useState<JobsContextValue | null>(null);
  // Also keeps the promise of a failed load. Otherwise the renders that it causes would each start
  // another load, before the error is shown.
  const [loadOnce] = useState(() =>
    once(async () => {
      const jobs = await load();
      setLoaded(jobs);
      return jobs;
    }),
  );
  return <JobsContext value={loaded ?? loadOnce}>{children}</JobsContext>;
};
