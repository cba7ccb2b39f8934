import { useEffect, useRef } from 'react';
import { useStore } from 'react-admin';
import type { JobStore } from './jobStore';

const DAY_MS = 86_400_000;

/**
 * For how many days ended jobs are kept, in this browser; null, as long as nobody says otherwise:
 * until they are cleared by hand, since the platform itself keeps no trace of who did what and why.
 */
export const useRetentionDays = () => useStore<number | null>('jobs.retentionDays', null);

/** The time before which a job must have ended to be older than some days. */
export const daysBefore = (now: number, days: number) => now - days * DAY_MS;

/** Once at the start: clears what is older than the setting, and asks the browser to keep the rest. */
export const useJournalKeeping = (store: JobStore) => {
  const [days] = useRetentionDays();
  const isApplied = useRef(false);
  useEffect(() => {
    // A shorter time that is being chosen clears nothing before the next start.
    if (isApplied.current) return;
    isApplied.current = true;
    void askToPersist(navigator.storage);
    // A journal that cannot be cleared now is cleared at another start.
    if (days !== null) store.clearBefore(daysBefore(Date.now(), days)).catch(() => undefined);
  }, [store, days]);
};

/** Asks that the journal be not evicted when the disk runs short; the browser remembers a refusal. */
export const askToPersist = async (storage: StorageManager | undefined): Promise<boolean> => {
  // Missing where the console is not served over HTTPS.
  if (!storage?.persist) return false;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return false;
  }
};
