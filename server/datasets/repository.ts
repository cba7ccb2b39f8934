import { type Kysely, type Selectable, sql } from 'kysely';
import type { DatasetListQuery } from '../../src/api/contract';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { type Batches, bytesOfJson, bytesOfText } from '../db/rowBatches';
import type { DatasetTable } from '../db/schema';
import type { PageRequest } from '../http/page';
import {
  commonConditions,
  type Conditions,
  equal,
  ifExists,
  isState,
  linkedTo,
} from '../publications/conditions';
import { listOfOrganization, listPublications } from '../publications/list';

/** A dataset as stored, without its search column. */
export type DatasetRow = Omit<Selectable<DatasetTable>, 'search'>;

export const COLUMNS = [
  'id',
  'slug',
  'old_slugs',
  'title',
  'acronym',
  'description',
  'description_short',
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
  'last_update',
  'license',
  'frequency',
  'frequency_date',
  'temporal_coverage',
  'spatial',
  'access_type',
  'doi',
  'resources',
  'details',
  'discussions',
  'discussions_open',
  'reuses',
  'dataservices',
  'followers',
  'views',
] as const satisfies (keyof DatasetRow)[];

const LONG_JSON = ['resources', 'extras', 'details', 'spatial'] as const;

/** How to read datasets, of which a few have megabytes of resources. */
const SOURCE = {
  table: 'datasets',
  columns: COLUMNS,
  long: ['description', ...LONG_JSON],
  longBytes: sql<number>`${sql.join([bytesOfText('description'), ...LONG_JSON.map(bytesOfJson)], sql` + `)}`,
} as const;

/** One page of the datasets that the caller may list, newest first unless `sort` says otherwise. */
export const listDatasets = (
  db: Kysely<Database>,
  caller: Caller | null,
  query: DatasetListQuery & PageRequest,
): Promise<Batches<DatasetRow>> =>
  listPublications<DatasetRow>(db, SOURCE, caller, query, () => conditionsOf(db, query));

/** One page of the datasets of an organization, in any state. Private ones are for its members. */
export const listOrganizationDatasets = (
  db: Kysely<Database>,
  organizationId: string,
  isMember: boolean,
  query: PageRequest & { sort?: string },
): Promise<Batches<DatasetRow>> =>
  listOfOrganization<DatasetRow>(db, SOURCE, organizationId, isMember, query);

/** The datasets with the given identifiers, in any order and state. */
export const datasetsByIds = (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<DatasetRow[]> =>
  db
    .selectFrom('datasets')
    .select(COLUMNS)
    .where(sql<boolean>`id = any(${ids})`)
    .execute();

/** The conditions of the filters of a list. Identifiers have been checked. */
async function conditionsOf(db: Kysely<Database>, query: DatasetListQuery): Promise<Conditions> {
  const { temporal_coverage } = query;
  return [
    ...commonConditions(query),
    ...equal('license', query.license),
    ...equal('access_type', query.access_type),
    ...(query.badge ? [sql<boolean>`badges @> array[${query.badge}]::text[]`] : []),
    ...(query.geozone ? [sql<boolean>`spatial -> 'zones' ? ${query.geozone}`] : []),
    ...(query.granularity ? [sql<boolean>`spatial ->> 'granularity' = ${query.granularity}`] : []),
    ...(temporal_coverage
      ? [
          sql<boolean>`temporal_coverage ->> 'start' between
            ${temporal_coverage.slice(0, 9)} and ${temporal_coverage.slice(11)}`,
        ]
      : []),
    ...resourceHas(query.format && { format: query.format }),
    ...resourceHas(query.schema && { schema: { name: query.schema } }),
    ...resourceHas(query.schema_version && { schema: { version: query.schema_version } }),
    // Also those that the account follows no more, as in udata.
    ...linkedTo('publication_follows', 'following_id', 'follower_id', query.followed_by),
    ...isState(query.private, sql`private`),
    ...isState(query.archived, sql`archived is not null`),
    ...isState(query.deleted, sql`deleted is not null`),
    // An object that does not exist is no filter.
    ...(await ifExists(db, 'dataservices', query.dataservice, (id) =>
      linkedTo('dataservice_datasets', 'dataset_id', 'dataservice_id', id),
    )),
    ...(await ifExists(db, 'reuses', query.reuse, (id) =>
      linkedTo('reuse_datasets', 'dataset_id', 'reuse_id', id),
    )),
  ];
}

const resourceHas = (values: object | string | undefined): Conditions =>
  values ? [sql<boolean>`resources @> ${JSON.stringify([values])}::jsonb`] : [];
