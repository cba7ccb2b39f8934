import { useEffect, useRef } from 'react';
import { useStore } from 'react-admin';
import { DAY_MS } from '../../ui/durations';
import type { JobStore } from './jobStore';

/**
 * For how many days this browser keeps ended jobs. By default null: until they are removed by hand,
 * because the platform itself does not record who did what and why.
 */
export const useRetentionDays = () => useStore<number | null>('jobs.retentionDays', null);

/** The time some days before `now`. */
export const daysBefore = (now: number, days: number) => now - days * DAY_MS;

/** On start, removes expired jobs, and asks the browser to persist the rest. */
export const useJournalKeeping = (store: JobStore) => {
  const [days] = useRetentionDays();
  const isApplied = useRef(false);
  useEffect(() => {
    // A shorter retention removes nothing before the next start.
    if (isApplied.current) return;
    isApplied.current = true;
    void requestPersistence(navigator.storage);
    // If this fails, the next start tries again.
    if (days !== null) store.clearBefore(daysBefore(Date.now(), days)).catch(() => undefined);
  }, [store, days]);
};

/** Asks the browser not to evict the journal when the disk runs short. It may refuse. */
const requestPersistence = async (storage: StorageManager | undefined): Promise<boolean> => {
  // Missing when the console is not served over HTTPS.
  if (!storage?.persist) return false;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return false;
  }
};
