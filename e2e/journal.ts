import type { Page } from '@playwright/test';

/** An item of a job, as stored in the journal. */
interface JournalItem {
  id: string;
  state: 'waiting' | 'in_flight' | 'settled';
  outcome: string | null;
  reason: string | null;
  attempts: readonly { status: number | null; failure: string | null }[];
}

interface JournalJob {
  id: string;
  status: string;
  pauseReason: string | null;
  total: number;
  counts: Readonly<Record<string, number>>;
}

/** All jobs and items in the journal of this browser, read directly from IndexedDB. */
export const readJournal = (page: Page): Promise<{ jobs: JournalJob[]; items: JournalItem[] }> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('The journal cannot be read'));
        };
      });
    const database = await settled(indexedDB.open('vigie-jobs'));
    try {
      const stores = database.transaction(['jobs', 'items'], 'readonly');
      const [jobs, items] = await Promise.all([
        settled(stores.objectStore('jobs').getAll()),
        settled(stores.objectStore('items').getAll()),
      ]);
      return { jobs: jobs as JournalJob[], items: items as JournalItem[] };
    } finally {
      database.close();
    }
  });
