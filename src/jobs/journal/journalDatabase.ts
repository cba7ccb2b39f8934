import { Dexie, type Table } from 'dexie';
import type { Job, JobItem } from '../core/job';

/** A job, and the moderator in whose journal it is. The actor of an imported job may be another. */
export type StoredJob = Job & { owner?: string };

export type JournalDatabase = Dexie & {
  jobs: Table<StoredJob, string>;
  items: Table<JobItem, [string, number]>;
};

/**
 * Opens the journal's database. It has the jobs of all instances and moderators, each with
 * the URL of its instance and its owner.
 */
export function openJournalDatabase(name: string): JournalDatabase {
  const database = new Dexie(name, {
    // By default Chromium reports a transaction as complete before it is on disk, so a power cut
    // could lose the record of a request that was sent. The cost was measured at half a
    // millisecond per item, less when several are saved together.
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  }) as JournalDatabase;
  // Indexes end with the position, so that items can be read in order and in batches: a job of
  // 20,000 accounts is never read whole. Items without an outcome are not indexed by outcome.
  database.version(1).stores({
    jobs: 'id, [instance+createdAt], [instance+status]',
    items: '[jobId+position], [jobId+state+position], [jobId+outcome+position], id',
  });
  return database;
}
