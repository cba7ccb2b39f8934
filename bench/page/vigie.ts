import { createApiClient } from '../../src/api';
import { newItem } from '../../src/jobs/core/item';
import { DEFAULT_SETTINGS, type NewItem } from '../../src/jobs';
import { createDexieJobStore } from '../../src/jobs/journal/dexieJobStore';
import { openJobs } from '../../src/jobs/openJobs';
import { systemClock } from '../../src/jobs/core/clock';
import { isOver, type Job, type JobItem, noCounts } from '../../src/jobs/core/job';
import { createPace } from '../../src/jobs/core/pace';
import { runJob } from '../../src/jobs/core/runJob';
import { createMemoryJournal } from '../../src/jobs/core/simulation/memoryJournal';
import { createUsersTransport, userActions } from '../../src/users/actions';
import type { SeenAccount, Report } from '../bulk/ways';

const BENCH = { id: 'bench', name: 'Bench' };
const REASON = { code: 'spam', text: 'Bench' };

/** Runs a job with the console's own runner, journal on disk and transport. */
export async function vigieJob(
  accounts: readonly SeenAccount[],
  readAt: number,
  apiUrl: string,
  key: string,
  send: typeof fetch,
): Promise<Report> {
  const { runner, store } = openJobs({
    instance: apiUrl,
    moderator: BENCH.id,
    retentionDays: () => null,
    transport: transportOf(apiUrl, key, send),
    actions: userActions,
    settings: () => DEFAULT_SETTINGS,
  });
  runner.setActor(BENCH);
  const items = accounts.map((account) => newItemOf(account, readAt));
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
  return reportOf(await store.listItems({ jobId: job.id }));
}

/** Runs the same job with a journal in memory, which shows what the one on disk costs. */
export async function jobWithoutDisk(
  accounts: readonly SeenAccount[],
  readAt: number,
  apiUrl: string,
  key: string,
  send: typeof fetch,
): Promise<Report> {
  const job = newJob(accounts, readAt, apiUrl, BENCH);
  const items = accounts.map((account, position) =>
    newItem(job.id, position, newItemOf(account, readAt)),
  );
  const journal = createMemoryJournal(job, items);
  const action = userActions[job.action];
  if (!action) throw new Error(`There is no action ${job.action}`);
  await runJob(job, {
    action,
    journal,
    transport: transportOf(apiUrl, key, send),
    pace: createPace(),
    clock: systemClock,
    isOnline: () => true,
    random: Math.random,
  }).ended;
  return reportOf(journal.items());
}

const transportOf = (apiUrl: string, key: string, send: typeof fetch) =>
  createUsersTransport(
    createApiClient({
      baseUrl: apiUrl,
      getKey: () => key,
      getLanguage: () => 'fr',
      fetch: send,
    }),
  );

const newItemOf = ({ id, name, values }: SeenAccount, readAt: number): NewItem => ({
  id,
  name,
  before: values,
  readAt,
});

function reportOf(items: readonly JobItem[]): Report {
  const report: Report = { changed: [], unchanged: [] };
  for (const { id, outcome } of items) {
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
  const job = newJob(accounts, readAt, apiUrl, actor);
  await createDexieJobStore(apiUrl, undefined, actor.id).addJob(
    job,
    accounts.map((account, position) => newItem(job.id, position, newItemOf(account, readAt))),
  );
}

const newJob = (
  accounts: readonly SeenAccount[],
  createdAt: number,
  instance: string,
  actor: Job['actor'],
): Job => ({
  id: crypto.randomUUID(),
  instance,
  actor,
  action: 'deactivate',
  params: {},
  reason: REASON,
  createdAt,
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
});
