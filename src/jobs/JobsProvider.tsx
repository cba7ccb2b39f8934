import { type ReactNode, useEffect, useMemo } from 'react';
import { useGetIdentity } from 'react-admin';
import { JobsContext } from './JobsContext';
import type { JobRunner } from './runner/jobRunner';
import type { JobStore } from './journal/jobStore';
import { useJournalKeeping } from './journal/journalKeeping';

interface Props {
  runner: JobRunner;
  store: JobStore;
  children: ReactNode;
}

/** Gives the pages the jobs, and the jobs the moderator who is signed in. */
export const JobsProvider = ({ runner, store, children }: Props) => {
  const { identity } = useGetIdentity();
  const id = identity?.id;
  const name = identity?.fullName;
  useEffect(() => {
    if (id === undefined) return undefined;
    runner.setActor({ id: String(id), name: name ?? '' });
    // The pages go when the session ends; the runner outlives them.
    return () => {
      runner.setActor(null);
    };
  }, [runner, id, name]);
  useJournalKeeping(store);
  const value = useMemo(
    () => ({ jobs: runner, store, subscribe: runner.subscribe, live: runner.live }),
    [runner, store],
  );
  return <JobsContext value={value}>{children}</JobsContext>;
};
