import { detectFullStorage } from '../../storage';
import type { JobItem } from '../core/job';
import { countsOf, sumOf } from './itemCounts';
import type { JournalDatabase } from './journalDatabase';

/**
 * Saves items in one transaction, with the counts of their jobs.
 *
 * @returns the items that were not saved because they were settled already
 */
export const saveItems = ({ jobs, items }: JournalDatabase, batch: readonly JobItem[]) =>
  detectFullStorage(
    items.db.transaction('rw', jobs, items, async () => {
      const refused = new Map<JobItem, Error>();
      const kept = await items.bulkGet(batch.map(({ jobId, position }) => [jobId, position]));
      const isSettled = new Set(
        kept.flatMap((item) => (item?.state === 'settled' ? [keyOf(item)] : [])),
      );
      const changed = new Map<string, JobItem>();
      const newlySettled: JobItem[] = [];
      for (const item of batch) {
        const key = keyOf(item);
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

const keyOf = ({ jobId, position }: JobItem) => `${jobId}/${position.toString()}`;
