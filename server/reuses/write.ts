import { type Kysely, sql } from 'kysely';
import { REUSE_TOPICS, REUSE_TYPES, ReuseCreate } from '../../src/api/contract';
import type { Caller } from '../auth';
import { type Database, isUniqueViolation } from '../db';
import { InvalidField, InvalidModel } from '../errors';
import type { Language } from '../http/language';
import { recountUses, setDatasets, datasetIdsOf } from '../publications/links';
import { type ModelChanges, type ModelRules, readModel } from '../publications/modelRules';
import { createPublication, type PublicationModel, updatePublication } from '../publications/write';
import type { ModelSchema } from '../validation/model';
import { websiteRefusal } from '../validation/website';
import { COLUMNS, type ReuseRow } from './repository';

const MODEL: PublicationModel<ReuseRow> = {
  kind: 'reuses',
  columns: COLUMNS,
  json: ['extras'],
  recorded: {
    title: 'title',
    description: 'description',
    type: 'type',
    url: 'url',
    tags: 'tags',
    topic: 'topic',
    private: 'private',
    archived: 'archived',
    owner_id: 'owner',
    organization_id: 'organization',
  },
};

const rulesIn = (language: Language): ModelRules => ({
  name: 'Reuse',
  schema: ReuseCreate as unknown as ModelSchema,
  choices: { type: REUSE_TYPES, topic: REUSE_TOPICS },
  checks: { url: (text) => websiteRefusal(text, language) },
});

/**
 * Read the body of a request about a reuse.
 *
 * @param before the reuse as stored; undefined for a new one
 * @throws InvalidField, InvalidValue, InvalidModel
 */
export async function readReuse(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  before: ReuseRow | undefined,
  caller: Caller,
  language: Language,
): Promise<ModelChanges> {
  const { url } = body;
  if (typeof url === 'string' && url !== before?.url && (await isRegistered(db, url))) {
    throw new InvalidField('url', REGISTERED);
  }
  try {
    return await readModel(db, body, before, caller, rulesIn(language));
  } catch (error) {
    // udata stores a hash of the address, which is missing with it.
    if (!(error instanceof InvalidModel) || error.reasons.url !== REQUIRED) throw error;
    const reasons = Object.entries(error.reasons).flatMap(([field, reason]) =>
      field === 'url'
        ? [
            [field, reason],
            ['urlhash', REQUIRED],
          ]
        : [[field, reason]],
    );
    throw new InvalidModel('Reuse', before?.id, Object.fromEntries(reasons));
  }
}

const REQUIRED = 'Field is required';
const REGISTERED = 'This URL is already registered';

async function isRegistered(db: Kysely<Database>, url: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from reuses where md5(url) = md5(${url})`.execute(db);
  return rows.length > 0;
}

export const createReuse = (
  db: Kysely<Database>,
  { values, datasets = [] }: ModelChanges,
  creatorId: string,
): Promise<ReuseRow> =>
  withRegisteredError(
    createPublication(
      db,
      MODEL,
      values as unknown as ReuseRow,
      creatorId,
      async (transaction, row) => {
        await setDatasets(transaction, 'reuses', row.id, datasets);
        return countDatasets(transaction, row);
      },
    ),
  );

/**
 * Change a reuse.
 *
 * @throws Gone when it is deleted, unless the change restores it
 */
export const updateReuse = (
  db: Kysely<Database>,
  row: ReuseRow,
  { values, datasets }: ModelChanges,
  changedById: string,
): Promise<ReuseRow> =>
  withRegisteredError(
    updatePublication(db, MODEL, row, values as Partial<ReuseRow>, changedById, {
      async complete(transaction, written) {
        const isOther =
          datasets !== undefined && (await setDatasets(transaction, 'reuses', row.id, datasets));
        if ('deleted' in values || 'private' in values) {
          const used = (await datasetIdsOf(transaction, 'reuses', [row.id])).get(row.id) ?? [];
          await recountUses(transaction, 'reuses', used);
        }
        return isOther
          ? { row: await countDatasets(transaction, written), recorded: ['datasets'] }
          : { row: written, recorded: [] };
      },
    }),
  );

/** Store how many datasets a reuse has, since those without one do not count for their owner. */
async function countDatasets(transaction: Kysely<Database>, { id }: ReuseRow): Promise<ReuseRow> {
  const { rows } = await sql<ReuseRow>`
    update reuses set datasets = (select count(*) from reuse_datasets where reuse_id = ${id})
    where id = ${id} returning ${sql.join(COLUMNS.map((column) => sql.ref(column)))}`.execute(
    transaction,
  );
  return rows[0] as ReuseRow;
}

/** Two requests may register the same address at the same time. */
async function withRegisteredError<T>(stored: Promise<T>): Promise<T> {
  try {
    return await stored;
  } catch (error) {
    if (isUniqueViolation(error, 'reuses_url')) throw new InvalidField('url', REGISTERED);
    throw error;
  }
}
