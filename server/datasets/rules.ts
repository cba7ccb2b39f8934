import type { Kysely } from 'kysely';
import type { Caller } from '../auth';
import type { Database } from '../db';
import type { StoredResource, TemporalCoverage } from '../db/schema';
import { InvalidModel } from '../errors';
import { pythonText } from '../http/pythonText';
import { Form } from '../publications/form';
import { readOwner } from '../publications/owner';
import { readTags, tagRefusal } from '../publications/tags';
import { isDictionary } from '../validation/reading';
import type { DatasetRow } from './repository';
import { readResources } from './resources';

const MAX_TITLE = 350;
const MAX_DESCRIPTION = 100_000;
const MAX_SHORT_DESCRIPTION = 200;
const MAX_ACRONYM = 128;

/** The columns that a form may set. */
export type DatasetValues = Pick<
  DatasetRow,
  | 'title'
  | 'acronym'
  | 'description'
  | 'description_short'
  | 'deleted'
  | 'archived'
  | 'temporal_coverage'
  | 'tags'
  | 'private'
  | 'owner_id'
  | 'organization_id'
  | 'extras'
  | 'resources'
>;

/**
 * Read the form of a dataset: of a new one, or the changes of one that exists.
 *
 * As in udata, tags and the temporal coverage are emptied when they are left out. Fields that are not
 * listed in `DatasetUpdate` are ignored.
 *
 * @throws InvalidForm, InvalidModel
 */
export async function readDataset(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  before: DatasetRow | undefined,
  caller: Caller,
): Promise<Partial<DatasetValues>> {
  const form = new Form(body, before === undefined);
  form.requiredText('title', MAX_TITLE);
  form.optionalText('acronym');
  form.requiredText('description', MAX_DESCRIPTION);
  form.optionalText('description_short', MAX_SHORT_DESCRIPTION);
  form.date('deleted');
  form.date('archived');
  form.boolean('private');
  form.values.temporal_coverage = readCoverage(body.temporal_coverage, form);
  const tags = readTags(body.tags);
  const refusal = tagRefusal(tags);
  if (refusal === undefined) form.values.tags = tags;
  else form.refuse('tags', refusal);
  if (form.has('extras')) {
    if (isDictionary(body.extras)) form.values.extras = body.extras;
    else form.refuse('extras', 'Unsupported data type');
  }
  if (form.has('resources')) form.values.resources = resourcesOf(body.resources, before, form);
  const read = await readOwner(db, body, before, caller);
  if ('errors' in read) {
    for (const [field, messages] of Object.entries(read.errors)) {
      for (const message of messages) form.refuse(field, message);
    }
  } else Object.assign(form.values, read.owner);
  form.check();
  checkModel(form.values, before);
  // The checks have verified the types.
  return form.values;
}

function resourcesOf(
  given: unknown,
  before: DatasetRow | undefined,
  form: Form,
): StoredResource[] | undefined {
  if (Array.isArray(given)) return readResources(given, before?.resources ?? []);
  form.refuse('resources', 'This field must be a list.');
  return undefined;
}

function readCoverage(given: unknown, form: Form): TemporalCoverage | null {
  if (given === null || given === undefined || given === '') return null;
  if (!isDictionary(given)) {
    form.refuse('temporal_coverage', 'not enough values to unpack (expected 2, got 1)');
    return null;
  }
  const { start, end } = given;
  const days = [start, end].map((day) => (day ? dayOf(day) : null));
  if (days.includes(undefined)) form.refuse('temporal_coverage', 'Unknown string format: %s');
  const [first, last] = days;
  return first ? { start: first, end: last ?? null } : null;
}

/** The day of a date, as `2026-11-30`. Undefined if it is none. */
function dayOf(given: unknown): string | undefined {
  const text = pythonText(given).slice(0, 10);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function checkModel(values: Record<string, unknown>, before: DatasetRow | undefined): void {
  const errors: Record<string, string> = {};
  const { acronym } = values;
  if (typeof acronym === 'string' && [...acronym].length > MAX_ACRONYM) {
    errors.acronym = 'String value is too long';
  }
  for (const field of ['deleted', 'archived']) {
    const value = values[field] ?? null;
    if (value !== null && !(value instanceof Date)) {
      errors[field] = `cannot parse date "${pythonText(value)}"`;
    }
  }
  if (Object.keys(errors).length > 0) throw new InvalidModel('Dataset', before?.id, errors);
  if (!before?.doi) return;
  if (values.private)
    refuseForDoi(before.id, 'private', 'A dataset with a DOI cannot be made private');
  if (values.deleted) {
    refuseForDoi(
      before.id,
      'deleted',
      'A dataset with a DOI cannot be deleted, it can only be archived',
    );
  }
}

/** A DOI has to keep leading somewhere. */
function refuseForDoi(id: string, field: string, reason: string): never {
  throw new InvalidModel('Dataset', id, { __all__: reason }, { __all__: { [field]: reason } });
}
