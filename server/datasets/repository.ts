import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { DatasetListQuery } from '../../src/api/contract';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { orderedRows, orderOfSort } from '../db/orderedIds';
import { type Batches, bytesOfJson, bytesOfText, NO_ROWS } from '../db/rowBatches';
import type { DatasetTable } from '../db/schema';
import { type PageRequest, rangeOf } from '../http/page';
import { listedFor } from '../publications/visibility';
import { tsquery } from '../search/query';

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
export const SOURCE = {
  table: 'datasets',
  columns: COLUMNS,
  long: ['description', ...LONG_JSON],
  longBytes: sql<number>`${sql.join([bytesOfText('description'), ...LONG_JSON.map(bytesOfJson)], sql` + `)}`,
} as const;

const SORT_COLUMNS = { created: 'created_at' };

/** One page of the datasets that the caller may list, newest first unless `sort` says otherwise. */
export async function listDatasets(
  db: Kysely<Database>,
  caller: Caller | null,
  query: DatasetListQuery & PageRequest,
): Promise<Batches<DatasetRow>> {
  const search = query.q ? tsquery(query.q, 'all') : undefined;
  if (query.q && search === undefined) return NO_ROWS;
  const conditions = await conditionsOf(db, query);
  return orderedRows<DatasetRow>(
    db,
    {
      rows: await listedFor(db, 'datasets', caller),
      search,
      where: conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : undefined,
      order: orderOfSort(query.sort, search !== undefined, SORT_COLUMNS),
      ...rangeOf(query),
    },
    SOURCE,
  );
}

type Conditions = RawBuilder<boolean>[];

/** The conditions of the filters of a list. Identifiers have been checked. */
async function conditionsOf(db: Kysely<Database>, query: DatasetListQuery): Promise<Conditions> {
  const { tag, organization_badge, temporal_coverage, featured } = query;
  return [
    ...equal('owner_id', query.owner?.toLowerCase()),
    ...equal('organization_id', query.organization?.toLowerCase()),
    ...equal('license', query.license),
    ...equal('access_type', query.access_type),
    ...(tag ? [sql<boolean>`tags @> ${tag}`] : []),
    ...(featured === undefined ? [] : [sql<boolean>`featured = ${featured}`]),
    ...(query.badge ? [sql<boolean>`badges @> array[${query.badge}]::text[]`] : []),
    ...(organization_badge
      ? [
          sql<boolean>`organization_id in (
            select id from organizations where badges @> array[${organization_badge}]::text[])`,
        ]
      : []),
    ...(query.geozone ? [sql<boolean>`spatial -> 'zones' ? ${query.geozone}`] : []),
    ...(query.granularity ? [sql<boolean>`spatial ->> 'granularity' = ${query.granularity}`] : []),
    ...(temporal_coverage
      ? [
          sql<boolean>`temporal_coverage ->> 'start' between
            ${temporal_coverage.slice(0, 9)} and ${temporal_coverage.slice(11)}`,
        ]
      : []),
    ...resourceHas({ format: query.format }),
    ...resourceHas(query.schema ? { schema: { name: query.schema } } : {}),
    ...resourceHas(query.schema_version ? { schema: { version: query.schema_version } } : {}),
    ...isState(query.private, sql`private`),
    ...isState(query.archived, sql`archived is not null`),
    ...isState(query.deleted, sql`deleted is not null`),
    ...(await linkedTo(
      db,
      'dataservices',
      'dataservice_datasets',
      'dataservice_id',
      query.dataservice,
    )),
    ...(await linkedTo(db, 'reuses', 'reuse_datasets', 'reuse_id', query.reuse)),
    ...(query.followed_by ? [sql<boolean>`false`] : []),
  ];
}

const equal = (column: string, value: string | undefined): Conditions =>
  value ? [sql<boolean>`${sql.ref(column)} = ${value}`] : [];

const isState = (wanted: boolean | undefined, state: RawBuilder<unknown>): Conditions =>
  wanted === undefined ? [] : [sql<boolean>`(${state}) = ${wanted}`];

const resourceHas = (values: Record<string, unknown>): Conditions =>
  Object.values(values).some((value) => value !== undefined && value !== '')
    ? [sql<boolean>`resources @> ${JSON.stringify([values])}::jsonb`]
    : [];

/** Those that an object uses. An object that does not exist is no filter. */
async function linkedTo(
  db: Kysely<Database>,
  table: 'reuses' | 'dataservices',
  links: string,
  column: string,
  id: string | undefined,
): Promise<Conditions> {
  if (!id) return [];
  const found = await db
    .selectFrom(table as 'reuses')
    .select('id')
    .where('id', '=', id.toLowerCase())
    .executeTakeFirst();
  return found
    ? [
        sql<boolean>`id in (
          select dataset_id from ${sql.table(links)} where ${sql.ref(column)} = ${found.id})`,
      ]
    : [];
}
