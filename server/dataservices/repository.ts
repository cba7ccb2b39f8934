import { type Kysely, type Selectable, sql } from 'kysely';
import type { DataserviceListQuery } from '../../src/api/contract';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { type Batches, bytesOfJson, bytesOfText } from '../db/rowBatches';
import type { DataserviceTable } from '../db/schema';
import type { PageRequest } from '../http/page';
import { commonConditions, equal, linkedTo } from '../publications/conditions';
import { listPublications } from '../publications/list';

/** A dataservice as stored, without its search column. */
export type DataserviceRow = Omit<Selectable<DataserviceTable>, 'search'>;

export const COLUMNS = [
  'id',
  'slug',
  'old_slugs',
  'title',
  'acronym',
  'description',
  'base_api_url',
  'private',
  'archived',
  'deleted',
  'featured',
  'owner_id',
  'organization_id',
  'tags',
  'badges',
  'extras',
  'created_at',
  'last_modified',
  'license',
  'access_type',
  'details',
  'discussions',
  'discussions_open',
  'reuses',
  'followers',
  'views',
] as const satisfies (keyof DataserviceRow)[];

const SOURCE = {
  table: 'dataservices',
  columns: COLUMNS,
  long: ['description', 'extras', 'details'],
  longBytes: sql<number>`${bytesOfText('description')} + ${bytesOfJson('extras')} + ${bytesOfJson('details')}`,
} as const;

/**
 * One page of the dataservices that the caller may list.
 *
 * Contact points, topics and reuses of dataservices are not stored, so that nothing matches their filters.
 */
export const listDataservices = (
  db: Kysely<Database>,
  caller: Caller | null,
  query: DataserviceListQuery & PageRequest,
): Promise<Batches<DataserviceRow>> =>
  listPublications<DataserviceRow>(db, SOURCE, caller, query, () =>
    Promise.resolve([
      ...commonConditions(query),
      ...equal('access_type', query.access_type),
      ...linkedTo('dataservice_datasets', 'dataservice_id', 'dataset_id', query.dataset),
      ...(query.contact_point || query.topic || query.reuse ? [sql<boolean>`false`] : []),
    ]),
  );
