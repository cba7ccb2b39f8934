import { Dexie, type Table } from 'dexie';
import type { Job, JobItem } from '../core/job';

export type JournalDatabase = Dexie & {
  jobs: Table<Job, string>;
  items: Table<JobItem, [string, number]>;
};

/** The journal on disk: one database for all instances, whose jobs hold its address. */
export function openJournalDatabase(name: string): JournalDatabase {
  const database = new Dexie(name, {
    // Chromium by default calls a transaction complete before it is on disk: a power cut could then
    // lose the trace of a request that has left. Measured at half a millisecond an item, less with
    // several at once.
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  }) as JournalDatabase;
  // The position at the end of an index gives ranges in order, to be read by the piece: a job of
  // 20,000 accounts is never read whole. An item without outcome is in no index by outcome.
  database.version(1).stores({
    jobs: 'id, [instance+createdAt], [instance+status]',
    items: '[jobId+position], [jobId+state+position], [jobId+outcome+position], id',
  });
  return database;
}
