import { Check, Errors } from 'typebox/schema';
import { isOver, type Job, type JobItem } from '../core/job';
import { JournalFile } from './journalSchema';
import type { JobStore } from './jobStore';

/** Why a file cannot be imported; `place` is where the error is. */
type JournalFileFailure =
  | { readonly kind: 'not_json' }
  | { readonly kind: 'not_a_journal'; readonly place: string }
  | { readonly kind: 'other_instance'; readonly instance: string }
  | { readonly kind: 'too_large'; readonly megabytes: number };

export class JournalFileError extends Error {
  constructor(readonly failure: JournalFileFailure) {
    super(`The file cannot be imported: ${failure.kind}`);
  }
}

export interface ImportResult {
  added: number;
  /** Skipped because the journal has them already. */
  known: number;
  /** Skipped because another browser may still resume them. */
  unfinished: number;
}

/** A job of 20,000 accounts takes about 20 MB. */
const MAX_MEGABYTES = 200;

/**
 * The whole journal as the parts of a JSON file.
 *
 * @param instance URL of the API, written to the file, which can only be imported there
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
 * Imports the jobs of an exported journal, and marks them as imported, so that nothing acts on them.
 * Safe to repeat: jobs already in the journal are skipped.
 *
 * @param importedAt in milliseconds since 1970
 * @throws JournalFileError before anything is changed
 * @throws StorageFullError some jobs may have been imported by then, each one whole
 */
export async function importJournal(
  store: JobStore,
  instance: string,
  file: Pick<Blob, 'size' | 'text'>,
  importedAt: number = Date.now(),
): Promise<ImportResult> {
  if (file.size > MAX_MEGABYTES * 1e6) {
    throw new JournalFileError({ kind: 'too_large', megabytes: MAX_MEGABYTES });
  }
  const jobs = parseJournal(await file.text(), instance);
  const result: ImportResult = { added: 0, known: 0, unfinished: 0 };
  for (const { job, items } of jobs) {
    if (!isOver(job)) {
      result.unfinished += 1;
      continue;
    }
    const id = await store.freeIdFor(job.id);
    if (await store.getJob(id)) {
      result.known += 1;
      continue;
    }
    const undoOf = job.undoOf === null ? null : await store.freeIdFor(job.undoOf);
    await store.addJob(
      { ...job, id, undoOf, importedAt },
      items.map((item) => ({ ...item, jobId: id })),
    );
    result.added += 1;
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
  // The schema checks everything except the values of records, which are JSON in any case.
  const jobs = parsed.jobs as unknown as ExportedJob[];
  const other = [parsed, ...jobs.map(({ job }) => job)].find((part) => part.instance !== instance);
  if (other) throw new JournalFileError({ kind: 'other_instance', instance: other.instance });
  const ids = new Set<string>();
  for (const [index, { job, items }] of jobs.entries()) {
    const isSound =
      !ids.has(job.id) &&
      items.length === job.total &&
      items.every(isItemOf(job)) &&
      isOver(job) === (job.endedAt !== null);
    if (!isSound) {
      throw new JournalFileError({ kind: 'not_a_journal', place: `/jobs/${index.toString()}` });
    }
    ids.add(job.id);
  }
  return jobs;
}

/** Whether an item is at its position, and has an outcome if and only if it is settled. */
const isItemOf =
  (job: Job) =>
  (item: JobItem, index: number): boolean =>
    item.jobId === job.id &&
    item.position === index &&
    (item.state === 'settled') === (item.outcome !== null) &&
    (item.state === 'settled' || !isOver(job));
