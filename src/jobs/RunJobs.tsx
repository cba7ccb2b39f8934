import { useEffect } from 'react';
import { useGetIdentity } from 'react-admin';
import { useJobs } from './JobsContext';
import { usePersistence } from './journal/journalKeeping';

/** Runs the jobs of the signed-in moderator. */
export const RunJobs = () => {
  const { runner } = useJobs();
  const { identity } = useGetIdentity();
  const id = identity?.id;
  const name = identity?.fullName;
  useEffect(() => {
    if (id === undefined) return undefined;
    runner.setActor({ id: String(id), name: name ?? '' });
    // The runner outlives the pages, which are unmounted when the session ends.
    return () => {
      runner.setActor(null);
    };
  }, [runner, id, name]);
  usePersistence();
  return null;
};
