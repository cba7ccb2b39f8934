import { useMemo } from 'react';
import { useJournalQuery, type JobStore } from '../../jobs';
import type { FollowGraph } from '../graph/followGraph';

/** The value of `active` that jobs started since a time have set, by identifier. */
async function statusesSince(store: JobStore, since: number): Promise<Map<string, boolean | null>> {
  const jobs = (await store.listJobs()).filter(
    ({ startedAt, isDryRun }) => startedAt !== null && startedAt >= since && !isDryRun,
  );
  const statuses = new Map<string, boolean | null>();
  // Oldest first, so that the latest job wins.
  for (const { id } of jobs.reverse()) {
    for (const item of await store.listItems({ jobId: id, outcome: 'done' })) {
      const active = item.after?.active;
      if (typeof active === 'boolean' || active === null) statuses.set(item.id, active);
    }
  }
  return statuses;
}

/**
 * The graph with the outcomes of the jobs of this browser. So a running job updates the picture, and
 * a graph that was read before a job shows its outcomes.
 */
export const useJobStatuses = (graph: FollowGraph | null, readAt: number): FollowGraph | null => {
  const { data: statuses } = useJournalQuery(['graph statuses', readAt], (store) =>
    statusesSince(store, readAt),
  );
  return useMemo(() => {
    if (!graph || !statuses?.size) return graph;
    const accounts = graph.accounts.map((account) => {
      const active = statuses.get(account.id);
      return active === undefined || !account.details
        ? account
        : { ...account, details: { ...account.details, active } };
    });
    return { ...graph, accounts };
  }, [graph, statuses]);
};
