import { detectFullStorage } from '../../storage';
import type { JobItem } from '../core/job';
import { countsOf, sumOf } from './itemCounts';
import type { JournalDatabase } from './journalDatabase';

/**
 * Saves items in one transaction, with the counts of their jobs.
 *
 * @returns the items that were not saved, because they were settled already or their job was erased
 */
export const saveItems = ({ jobs, items }: JournalDatabase, batch: readonly JobItem[]) =>
  detectFullStorage(
    items.db.transaction('rw', jobs, items, async () => {
      const refused = new Map<JobItem, Error>();
      const isSettled = await settledAmong(items, batch);
      const jobIds = [...new Set(batch.map(({ jobId }) => jobId))];
      const known = new Set(await jobs.where('id').anyOf(jobIds).primaryKeys());
      const changed = new Map<string, JobItem>();
      const newlySettled: JobItem[] = [];
      for (const item of batch) {
        const key = keyOf(item);
        if (!known.has(item.jobId)) {
          refused.set(item, new Error(`The job of item ${item.id} was erased`));
          continue;
        }
        if (isSettled.has(key)) {
          refused.set(item, new Error(`Item ${item.id} was settled already`));
          continue;
        }
        changed.set(key, item);
        if (item.state !== 'settled') continue;
        isSettled.add(key);
        newlySettled.push(item);
      }
      await items.bulkPut([...changed.values()]);
      for (const jobId of new Set(newlySettled.map((item) => item.jobId))) {
        const job = await jobs.get(jobId);
        if (!job) continue;
        const more = countsOf(newlySettled.filter((item) => item.jobId === jobId));
        await jobs.put({ ...job, counts: sumOf(job.counts, more) });
      }
      return refused;
    }),
  );

/**
 * The keys of the items that are settled on disk. Read from the index, one call a job: reading the
 * items themselves took as long as saving them.
 */
async function settledAmong(items: JournalDatabase['items'], batch: readonly JobItem[]) {
  const settled = new Set<string>();
  for (const jobId of new Set(batch.map((item) => item.jobId))) {
    const positions = batch.flatMap((item) => (item.jobId === jobId ? [item.position] : []));
    const keys = await items
      .where('[jobId+state+position]')
      .between(
        [jobId, 'settled', Math.min(...positions)],
        [jobId, 'settled', Math.max(...positions)],
        true,
        true,
      )
      .primaryKeys();
    for (const [, position] of keys) settled.add(keyOf({ jobId, position }));
  }
  return settled;
}

const keyOf = ({ jobId, position }: Pick<JobItem, 'jobId' | 'position'>) =>
  `${jobId}/${position.toString()}`;
