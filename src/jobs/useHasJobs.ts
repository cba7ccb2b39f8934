import { useContext, useEffect, useState } from 'react';
import { DATABASE_NAME } from './journal/databaseName';
import { channelName } from './runner/tabs';
import { JobsContext } from './JobsContext';

/**
 * Whether there may be jobs: a page has loaded the runner and the store, this browser has a
 * journal, or another tab has just started its first job. Otherwise neither has to be loaded.
 *
 * @param instance URL of the API
 */
export const useHasJobs = (instance: string): boolean => {
  const jobs = useContext(JobsContext);
  const areLoaded = jobs !== null && typeof jobs === 'object';
  const [hasJournal, setHasJournal] = useState(false);
  const hasJobs = areLoaded || hasJournal;
  useEffect(() => {
    if (hasJobs) return undefined;
    const channel = new BroadcastChannel(channelName(instance));
    channel.addEventListener('message', () => {
      setHasJournal(true);
    });
    void journalExists().then((exists) => {
      if (exists) setHasJournal(true);
    });
    return () => {
      channel.close();
    };
  }, [instance, hasJobs]);
  return hasJobs;
};

const journalExists = async () => {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE_NAME);
  } catch {
    // Not all browsers can list their databases. In those, open the journal to find out.
    return true;
  }
};
