import { Dexie } from 'dexie';
import { type JobItem, noCounts, type ItemOutcome, OUTCOMES } from '../core/job';
import type { JournalDatabase } from './journalDatabase';

/** Number of settled items of a job by outcome, counted by the index. */
export const countItems = async ({ items }: JournalDatabase, jobId: string) => {
  const counts = noCounts();
  await Promise.all(
    OUTCOMES.map(async (outcome) => {
      counts[outcome] = await items
        .where('[jobId+outcome+position]')
        .between([jobId, outcome, 0], [jobId, outcome, Dexie.maxKey])
        .count();
    }),
  );
  return counts;
};

export const countsOf = (settled: readonly JobItem[]) => {
  const counts = noCounts();
  for (const { outcome } of settled) if (outcome) counts[outcome] += 1;
  return counts;
};

export const sumOf = (
  a: Readonly<Record<ItemOutcome, number>>,
  b: Readonly<Record<ItemOutcome, number>>,
) =>
  Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, (a[outcome] ?? 0) + (b[outcome] ?? 0)]),
  ) as Record<ItemOutcome, number>;
