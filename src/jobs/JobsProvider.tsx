import once from 'lodash/once.js';
import { type ReactNode, useState } from 'react';
import { JobsContext, type JobsContextValue } from './JobsContext';

interface Props {
  load: () => Promise<JobsContextValue>;
  children: ReactNode;
}

/** Makes jobs available to the pages, which load them with the first use. */
export const JobsProvider = ({ load, children }: Props) => {
  // A failed load is kept: each render that it causes would load again before the error shows.
  const [loadKept] = useState(() => once(load));
  return <JobsContext value={loadKept}>{children}</JobsContext>;
};
