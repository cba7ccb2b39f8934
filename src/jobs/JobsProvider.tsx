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
  // Keep a failed load: it causes renders, each of which would load again before the error
  // shows.
  const [loadKept] = useState(() =>
    once(async () => {
      const jobs = await load();
      setLoaded(jobs);
      return jobs;
    }),
  );
  return <JobsContext value={loaded ?? loadKept}>{children}</JobsContext>;
};
