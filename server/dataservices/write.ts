import type { Kysely } from 'kysely';
import { DataserviceCreate } from '../../src/api/contract';
import type { Caller } from '../auth';
import type { Database } from '../db';
import type { Language } from '../http/language';
import { datasetIdsOf, recountUses, setDatasets } from '../publications/links';
import { type ModelChanges, type ModelRules, readModel } from '../publications/modelRules';
import { createPublication, type PublicationModel, updatePublication } from '../publications/write';
import type { ModelSchema } from '../validation/model';
import { websiteRefusal } from '../validation/website';
import { COLUMNS, type DataserviceRow } from './repository';

const MODEL: PublicationModel<DataserviceRow> = {
  kind: 'dataservices',
  columns: COLUMNS,
  json: ['extras', 'details'],
  recorded: {
    title: 'title',
    // udata records the slug too, for dataservices only.
    slug: 'slug',
    acronym: 'acronym',
    description: 'description',
    base_api_url: 'base_api_url',
    tags: 'tags',
    private: 'private',
    archived: 'archived_at',
    owner_id: 'owner',
    organization_id: 'organization',
  },
};

const rulesIn = (language: Language): ModelRules => ({
  name: 'Dataservice',
  schema: DataserviceCreate as unknown as ModelSchema,
  checks: { base_api_url: (text) => websiteRefusal(text, language) },
  columns: { archived_at: 'archived', deleted_at: 'deleted' },
});

/**
 * Read the body of a request about a dataservice.
 *
 * @param before the dataservice as stored; undefined for a new one
 * @throws InvalidField, InvalidValue, InvalidModel
 */
export const readDataservice = (
  db: Kysely<Database>,
  body: Record<string, unknown>,
  before: DataserviceRow | undefined,
  caller: Caller,
  language: Language,
): Promise<ModelChanges> => readModel(db, body, before, caller, rulesIn(language));

export const createDataservice = (
  db: Kysely<Database>,
  { values, datasets = [] }: ModelChanges,
  creatorId: string,
): Promise<DataserviceRow> =>
  createPublication(
    db,
    MODEL,
    values as unknown as DataserviceRow,
    creatorId,
    async (transaction, row) => {
      await setDatasets(transaction, 'dataservices', row.id, datasets);
      return row;
    },
  );

/**
 * Change a dataservice.
 *
 * @throws Gone when it is deleted, unless the change restores it
 */
export const updateDataservice = (
  db: Kysely<Database>,
  row: DataserviceRow,
  { values, datasets }: ModelChanges,
  changedById: string,
): Promise<DataserviceRow> =>
  updatePublication(db, MODEL, row, values as Partial<DataserviceRow>, changedById, {
    async complete(transaction, written) {
      const isOther =
        datasets !== undefined &&
        (await setDatasets(transaction, 'dataservices', row.id, datasets));
      if ('deleted' in values || 'private' in values) {
        const used = (await datasetIdsOf(transaction, 'dataservices', [row.id])).get(row.id) ?? [];
        await recountUses(transaction, 'dataservices', used);
      }
      return { row: written, recorded: isOther ? ['datasets'] : [] };
    },
  });
