import { useContext, useEffect, useState } from 'react';
import { DATABASE_NAME } from './journal/databaseName';
import { channelName } from './runner/tabs';
import { JobsContext } from './JobsContext';

/**
 * Whether there may be jobs: a page has loaded what runs and keeps them, this browser keeps a
 * journal, or another tab has just made its first job. Otherwise nothing need be loaded.
 *
 * @param instance address of the API
 */
export const useHasJobs = (instance: string): boolean => {
  const jobs = useContext(JobsContext);
  const areLoaded = jobs !== null && typeof jobs === 'object';
  const [isJournalKept, setIsJournalKept] = useState(false);
  const hasJobs = areLoaded || isJournalKept;
  useEffect(() => {
    if (hasJobs) return undefined;
    const channel = new BroadcastChannel(channelName(instance));
    channel.addEventListener('message', () => {
      setIsJournalKept(true);
    });
    void isJournalThere().then((isThere) => {
      if (isThere) setIsJournalKept(true);
    });
    return () => {
      channel.close();
    };
  }, [instance, hasJobs]);
  return hasJobs;
};

const isJournalThere = async () => {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE_NAME);
  } catch {
    // Not all browsers list their databases. Opening the journal then tells.
    return true;
  }
};
