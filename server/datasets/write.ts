import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { createPublication, type PublicationModel, updatePublication } from '../publications/write';
import { COLUMNS, type DatasetRow } from './repository';
import type { DatasetValues } from './rules';

const MODEL: PublicationModel<DatasetRow> = {
  kind: 'datasets',
  columns: COLUMNS,
  json: ['resources', 'temporal_coverage', 'details', 'extras'],
  recorded: {
    title: 'title',
    acronym: 'acronym',
    description: 'description',
    description_short: 'description_short',
    archived: 'archived',
    temporal_coverage: 'temporal_coverage',
    tags: 'tags',
    private: 'private',
    owner_id: 'owner',
    organization_id: 'organization',
  },
};

/** Insert a new dataset. */
export const createDataset = (
  db: Kysely<Database>,
  { title = '', owner_id = null, organization_id = null, ...values }: Partial<DatasetValues>,
  creatorId: string,
): Promise<DatasetRow> =>
  createPublication(
    db,
    MODEL,
    { ...values, title, owner_id, organization_id, featured: false, last_update: new Date() },
    creatorId,
  );

/**
 * Change a dataset.
 *
 * @throws Gone when it is deleted, unless the change restores it
 */
export const updateDataset = (
  db: Kysely<Database>,
  row: DatasetRow,
  changes: Partial<DatasetValues>,
  changedById: string,
): Promise<DatasetRow> =>
  updatePublication(db, MODEL, row, changes, changedById, {
    values: changes.resources && { last_update: new Date() },
  });
