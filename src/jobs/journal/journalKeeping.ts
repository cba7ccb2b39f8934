import { useEffect } from 'react';
import { useStore } from 'react-admin';
import { useInstance } from '../../instance';

/** The key of the retention in react-admin's store. */
export const RETENTION_KEY = 'jobs.retentionDays';

/** For how many days this browser keeps the jobs of the moderator. Null: until they are removed. */
export const useRetentionDays = () =>
  useStore<number | null>(RETENTION_KEY, useInstance().retentionDays);

/** Asks the browser not to evict the journal when the disk runs short. It may refuse. */
export const usePersistence = () => {
  useEffect(() => {
    void requestPersistence(navigator.storage);
  }, []);
};

const requestPersistence = async (storage: StorageManager | undefined): Promise<boolean> => {
  // Missing when the console is not served over HTTPS.
  if (!storage?.persist) return false;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return false;
  }
};
