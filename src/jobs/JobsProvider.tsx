import { type ReactNode, useEffect, useMemo } from 'react';
import { useGetIdentity } from 'react-admin';
import { JobsContext } from './JobsContext';
import type { JobRunner } from './runner/jobs';
import type { JobStore } from './journal/jobStore';
import { useJournalKeeping } from './journal/journalKeeping';

interface Props {
  runner: JobRunner;
  store: JobStore;
  children: ReactNode;
}

/** Makes jobs available to the pages, and runs those of the moderator who is signed in. */
export const JobsProvider = ({ runner, store, children }: Props) => {
  const { identity } = useGetIdentity();
  const id = identity?.id;
  const name = identity?.fullName;
  useEffect(() => {
    if (id === undefined) return undefined;
    runner.setActor({ id: String(id), name: name ?? '' });
    // The runner outlives the pages, which are removed when the session ends.
    return () => {
      runner.setActor(null);
    };
  }, [runner, id, name]);
  useJournalKeeping(store);
  const value = useMemo(() => ({ runner, store }), [runner, store]);
  return <JobsContext value={value}>{children}</JobsContext>;
};
