import { Check, Errors } from 'typebox/schema';
import { isOver, type Job, type JobItem } from '../core/job';
import { JournalFile } from './journalSchema';
import type { JobStore } from './jobStore';

/** What is wrong with a file that was to be imported; `place` is where, in it. */
export type JournalFileFailure =
  | { readonly kind: 'not_json' }
  | { readonly kind: 'not_a_journal'; readonly place: string }
  | { readonly kind: 'other_instance'; readonly instance: string };

export class JournalFileError extends Error {
  constructor(readonly failure: JournalFileFailure) {
    super(`The file cannot be imported: ${failure.kind}`);
  }
}

export interface ImportResult {
  added: number;
  /** Left alone, since the journal has them. */
  known: number;
  /** Left out: another browser may still go on with them. */
  unfinished: number;
}

/**
 * The whole journal as a file, in pieces to be joined.
 *
 * @param instance address of the API; the file says it, and is imported there alone
 */
export async function exportJournal(
  store: JobStore,
  instance: string,
  exportedAt: Date = new Date(),
): Promise<string[]> {
  const head = { format: 'vigie-journal', version: 1, instance, exportedAt };
  const parts = [JSON.stringify(head).replace(/\}$/, ',"jobs":[')];
  for (const [index, job] of (await store.listJobs()).entries()) {
    parts.push(`${index > 0 ? ',' : ''}\n{"job":${JSON.stringify(job)},"items":[`);
    const items = await store.listItems({ jobId: job.id });
    parts.push(items.map((item) => `\n${JSON.stringify(item)}`).join(','), ']}');
  }
  return [...parts, '\n]}\n'];
}

/**
 * Takes the jobs of an exported journal in. Safe to repeat: a job that is known is left alone.
 *
 * @throws JournalFileError before anything is changed
 * @throws StorageFullError some jobs may be in by then, each whole
 */
export async function importJournal(
  store: JobStore,
  instance: string,
  text: string,
): Promise<ImportResult> {
  const jobs = parseJournal(text, instance);
  const result: ImportResult = { added: 0, known: 0, unfinished: 0 };
  for (const { job, items } of jobs) {
    if (!isOver(job)) {
      result.unfinished += 1;
    } else if (await store.getJob(job.id)) {
      result.known += 1;
    } else {
      await store.addJob(job, items);
      result.added += 1;
    }
  }
  return result;
}

interface ExportedJob {
  job: Job;
  items: JobItem[];
}

function parseJournal(text: string, instance: string): ExportedJob[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new JournalFileError({ kind: 'not_json' });
  }
  if (!Check(JournalFile, parsed)) {
    const place = Errors(JournalFile, parsed)[1][0]?.instancePath ?? '';
    throw new JournalFileError({ kind: 'not_a_journal', place });
  }
  // The schema holds all but what values of records may be, and those came out of JSON.
  const jobs = parsed.jobs as unknown as ExportedJob[];
  const other = [parsed, ...jobs.map(({ job }) => job)].find((part) => part.instance !== instance);
  if (other) throw new JournalFileError({ kind: 'other_instance', instance: other.instance });
  const ids = new Set<string>();
  for (const [index, { job, items }] of jobs.entries()) {
    const isSound = !ids.has(job.id) && items.length === job.total && items.every(isItemOf(job));
    if (!isSound) {
      throw new JournalFileError({ kind: 'not_a_journal', place: `/jobs/${index.toString()}` });
    }
    ids.add(job.id);
  }
  return jobs;
}

/** Whether an item stands in its place, and has an outcome exactly when it is settled. */
const isItemOf =
  (job: Job) =>
  (item: JobItem, index: number): boolean =>
    item.jobId === job.id &&
    item.position === index &&
    (item.state === 'settled') === (item.outcome !== null) &&
    (item.state === 'settled' || !isOver(job));
