import { useContext, useEffect, useState } from 'react';
import { databaseExists } from '../storage';
import { DATABASE_NAME } from './journal/databaseName';
import { channelName } from './runner/tabs';
import { JobsContext } from './JobsContext';

/**
 * Whether there may be jobs: a page has loaded the runner and the store, this browser has a
 * journal, or another tab has just started its first job. Otherwise neither has to be loaded.
 *
 * @param instance URL of the API
 * @param moderator id of the account of the signed-in moderator
 */
export const useHasJobs = (instance: string, moderator: string): boolean => {
  const jobs = useContext(JobsContext);
  const areLoaded = jobs !== null && typeof jobs === 'object';
  const [hasJournal, setHasJournal] = useState(false);
  const hasJobs = areLoaded || hasJournal;
  useEffect(() => {
    if (hasJobs) return undefined;
    const channel = new BroadcastChannel(channelName(instance, moderator));
    channel.addEventListener('message', () => {
      setHasJournal(true);
    });
    void databaseExists(DATABASE_NAME).then((exists) => {
      if (exists) setHasJournal(true);
    });
    return () => {
      channel.close();
    };
  }, [instance, moderator, hasJobs]);
  return hasJobs;
};
