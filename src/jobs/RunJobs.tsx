import { useEffect } from 'react';
import { useGetIdentity } from 'react-admin';
import { useJobs } from './JobsContext';
import { useJournalKeeping } from './journal/journalKeeping';

/** Runs the jobs of the moderator who is signed in, and clears the journal of what is too old. */
export const RunJobs = () => {
  const { runner, store } = useJobs();
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
  return null;
};
