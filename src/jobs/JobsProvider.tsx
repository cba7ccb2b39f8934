import once from 'lodash/once.js';
import { type ReactNode, useMemo, useState } from 'react';
import { useLoadAttempt } from '../release';
import { JobsContext, type JobsContextValue } from './JobsContext';

interface Props {
  load: () => Promise<JobsContextValue>;
  children: ReactNode;
}

/** Makes jobs available to the pages, which load them on first use. */
export const JobsProvider = ({ load, children }: Props) => {
  const [loaded, setLoaded] = useState<JobsContextValue | null>(null);
  const attempt = useLoadAttempt();
  // Also keeps the promise of a failed load, until somebody tries again. Otherwise the renders that it
  // causes would each start another load, before the error is shown.
  const loadOnce = useMemo(
    () =>
      once(async () => {
        const jobs = await load();
        setLoaded(jobs);
        return jobs;
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another attempt is another load
    [load, attempt],
  );
  return <JobsContext value={loaded ?? loadOnce}>{children}</JobsContext>;
};
