import { createApiClient } from '../../src/api';
import { newItem } from '../../src/jobs/core/item';
import { DEFAULT_SETTINGS, type NewItem } from '../../src/jobs';
import { createDexieJobStore } from '../../src/jobs/journal/dexieJobStore';
import { openJobs } from '../../src/jobs/openJobs';
import { isOver, type Job, noCounts } from '../../src/jobs/core/job';
import { createUsersTransport, userActions } from '../../src/users/actions';
import type { SeenAccount, Report } from '../bulk/ways';

const REASON = { code: 'spam', text: 'Bench' };

/** Runs a job with the console's own runner, journal on disk and transport. */
export async function vigieJob(
  accounts: readonly SeenAccount[],
  readAt: number,
  apiUrl: string,
  key: string,
  send: typeof fetch,
): Promise<Report> {
  const client = createApiClient({
    baseUrl: apiUrl,
    getKey: () => key,
    getLanguage: () => 'fr',
    fetch: send,
  });
  const { runner, store } = openJobs({
    instance: apiUrl,
    transport: createUsersTransport(client),
    actions: userActions,
    settings: () => DEFAULT_SETTINGS,
  });
  runner.setActor({ id: 'bench', name: 'Bench' });
  const items = accounts.map(({ id, name, values }): NewItem => ({
    id,
    name,
    before: values,
    readAt,
  }));
  const jobId = await runner.start({ action: 'deactivate', params: {}, reason: REASON, items });
  const job = await new Promise<Job>((resolve) => {
    runner.subscribe(() => {
      const { job } = runner.live() ?? {};
      if (job?.id !== jobId) return;
      if (isOver(job)) resolve(job);
      // There is no moderator to resume it.
      if (job.status === 'paused') void runner.resume(jobId);
    });
  });
  const report: Report = { changed: [], unchanged: [] };
  for (const { id, outcome } of await store.listItems({ jobId: job.id })) {
    if (outcome === 'done' || outcome === 'already_so') report.changed.push(id);
    else if (outcome !== null && outcome !== 'unknown') report.unchanged.push(id);
  }
  return report;
}

/** Writes a job into the journal, for the console to run. */
export async function queueJob(
  accounts: readonly SeenAccount[],
  readAt: number,
  apiUrl: string,
  actor: Job['actor'],
): Promise<void> {
  const jobId = crypto.randomUUID();
  const job: Job = {
    id: jobId,
    instance: apiUrl,
    actor,
    action: 'deactivate',
    params: {},
    reason: REASON,
    createdAt: readAt,
    notBefore: 0,
    startedAt: null,
    endedAt: null,
    status: 'queued',
    pauseReason: null,
    total: accounts.length,
    counts: noCounts(),
    isDryRun: false,
    isFinal: false,
    undoOf: null,
  };
  await createDexieJobStore(apiUrl).addJob(
    job,
    accounts.map(({ id, name, values }, position) =>
      newItem(jobId, position, { id, name, before: values, readAt }),
    ),
  );
}
