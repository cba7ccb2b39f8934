import { type FiguredItem, monthlyFigures, type MonthFigures } from '../journal/monthlyFigures';
import type { JobStore } from '../journal/jobStore';

/** The monthly figures of the whole journal. Keeps in memory only what they need. */
export async function readFigures(store: JobStore): Promise<MonthFigures[]> {
  const jobs = (await store.listJobs()).filter(({ isDryRun }) => !isDryRun);
  const items: FiguredItem[] = [];
  for (const { id, counts } of jobs) {
    if (counts.done === 0) continue;
    for (const item of await store.listItems({ jobId: id, outcome: 'done' })) {
      const { jobId, outcome, before, endedAt } = item;
      const since = before?.since;
      items.push({
        jobId,
        id: item.id,
        outcome,
        endedAt,
        before: since === undefined ? null : { since },
      });
    }
  }
  return monthlyFigures(jobs, items);
}
