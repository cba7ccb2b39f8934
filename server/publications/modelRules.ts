import { sql, type Kysely } from 'kysely';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { InvalidField, InvalidModel } from '../errors';
import { parseDate } from '../http/dates';
import { modelErrors, type ModelSchema } from '../validation/model';
import { blankAsNull, isDictionary, readChoice, readReferenceId } from '../validation/reading';
import { readModelOwner } from './owner';
import type { Owned } from './ownership';
import { readTags, tagRefusal } from './tags';

/** The rules of a model whose values udata reads field by field. */
export interface ModelRules {
  /** udata's name of the model. */
  name: string;
  schema: ModelSchema;
  /** Fields that accept some values only, which are refused before the model is checked. */
  choices?: Readonly<Record<string, readonly string[]>>;
  /** Further checks of texts by field. They return a message or undefined. */
  checks?: Record<string, (text: string) => string | undefined>;
  /** Columns that are not named after their field. */
  columns?: Readonly<Record<string, string>>;
}

/** Fields that are stored elsewhere than in a column of the same table. */
const REFERENCES = ['owner', 'organization', 'datasets'];
/** Longer titles would not fit into the index that lists are sorted by. */
const MAX_TITLE_BYTES = 2_000;

/** What a body changes in a publication: columns, and the identifiers of its datasets. */
export interface ModelChanges {
  values: Record<string, unknown>;
  /** Undefined if they do not change. */
  datasets: string[] | undefined;
}

/**
 * Read the values of a new publication, or the changes of one that exists.
 *
 * The whole publication is checked against its model, including the fields that the body leaves out.
 * Unknown keys are ignored.
 *
 * @param before the publication as stored; undefined for a new one
 * @throws InvalidField, InvalidValue for a reference or a choice; InvalidModel
 */
export async function readModel<Row extends Owned & { id: string }>(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  before: Row | undefined,
  caller: Caller,
  { name, schema, choices = {}, checks, columns = {} }: ModelRules,
): Promise<ModelChanges> {
  const columnOf = (field: string) => columns[field] ?? field;
  const changes: Record<string, unknown> = {};
  const unreadable: Record<string, string> = {};
  for (const [field, given] of Object.entries(body)) {
    if (!Object.hasOwn(schema.properties, field) || REFERENCES.includes(field)) continue;
    if (field === 'tags') {
      const tags = readTags(given);
      const refusal = tagRefusal(tags);
      if (refusal !== undefined) unreadable.tags = refusal;
      changes.tags = tags;
    } else if (field === 'extras') {
      changes.extras = given ?? {};
      if (!isDictionary(changes.extras)) {
        unreadable.extras = 'Only dictionaries may be used in a DictField';
      }
    } else if (choices[field]) changes[field] = readChoice(field, given, choices[field]);
    else changes[field] = normalize(given, schema.properties[field]?.anyOf?.[0] ?? {});
  }
  const owner = await readModelOwner(db, body, before, caller);
  const datasets = 'datasets' in body ? await readDatasets(db, body.datasets) : undefined;
  const stored = before as Record<string, unknown> | undefined;
  const after = Object.fromEntries(
    Object.keys(schema.properties).map((field) => [
      field,
      field in changes ? changes[field] : (stored?.[columnOf(field)] ?? null),
    ]),
  );
  const errors: Record<string, string> = { ...modelErrors(schema, after, checks), ...unreadable };
  if (typeof after.title === 'string' && Buffer.byteLength(after.title) > MAX_TITLE_BYTES) {
    errors.title ??= 'String value is too long';
  }
  if (Object.keys(errors).length > 0) {
    const ordered = Object.keys(schema.properties).filter((field) => errors[field] !== undefined);
    throw new InvalidModel(
      name,
      before?.id,
      Object.fromEntries(ordered.map((field) => [field, errors[field]])),
    );
  }
  const values = Object.entries(changes).map(([field, value]) => [columnOf(field), value]);
  return { values: { ...Object.fromEntries(values), ...owner }, datasets };
}

function normalize(given: unknown, { type, format }: { type?: string; format?: string }): unknown {
  if (format === 'date-time') return given === null ? null : (parseDate(given) ?? given);
  if (type === 'boolean') return given ?? false;
  return blankAsNull(given);
}

/**
 * Read the identifiers of datasets, each once.
 *
 * @throws InvalidValue for what is no identifier, InvalidField for an unknown one
 */
async function readDatasets(db: Kysely<Database>, given: unknown): Promise<string[]> {
  const references = given === null ? [] : Array.isArray(given) ? given : [given];
  const ids = references.map((reference) => readReferenceId('datasets', reference) ?? '');
  const { rows } = await sql<{ id: string }>`
    select id from datasets where id = any(${ids})`.execute(db);
  const known = new Set(rows.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new InvalidField('datasets', `Unknown reference '${unknown}'`);
  }
  return [...new Set(ids)];
}
