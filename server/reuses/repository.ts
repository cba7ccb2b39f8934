import { type Kysely, type Selectable, sql } from 'kysely';
import type { ReuseListQuery } from '../../src/api/contract';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { type Batches, bytesOfJson, bytesOfText } from '../db/rowBatches';
import type { ReuseTable } from '../db/schema';
import type { PageRequest } from '../http/page';
import { commonConditions, equal, isState, linkedTo } from '../publications/conditions';
import { listOfOrganization, listPublications } from '../publications/list';

/** A reuse as stored, without its search column. */
export type ReuseRow = Omit<Selectable<ReuseTable>, 'search'>;

export const COLUMNS = [
  'id',
  'slug',
  'old_slugs',
  'title',
  'description',
  'url',
  'type',
  'topic',
  'image',
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
  'datasets',
  'discussions',
  'discussions_open',
  'followers',
  'views',
] as const satisfies (keyof ReuseRow)[];

/** The bytes of the datasets of a reuse, which its body has whole. */
const BYTES_OF_DATASETS = sql<number>`coalesce((
  select sum(${bytesOfText('dataset.description')} + ${bytesOfJson('dataset.resources')}
    + ${bytesOfJson('dataset.extras')} + 2000)::integer
  from reuse_datasets as link join datasets as dataset on dataset.id = link.dataset_id
  where link.reuse_id = reuses.id
), 0)`;

const SOURCE = {
  table: 'reuses',
  columns: COLUMNS,
  long: ['description', 'extras'],
  longBytes: sql<number>`${bytesOfText('description')} + ${bytesOfJson('extras')} + ${BYTES_OF_DATASETS}`,
} as const;

/** One page of the reuses that the caller may list, newest first unless `sort` says otherwise. */
export const listReuses = (
  db: Kysely<Database>,
  caller: Caller | null,
  query: ReuseListQuery & PageRequest,
): Promise<Batches<ReuseRow>> =>
  listPublications<ReuseRow>(db, SOURCE, caller, query, () =>
    Promise.resolve([
      ...commonConditions(query),
      ...equal('type', query.type),
      ...equal('topic', query.topic),
      ...isState(query.private, sql`private`),
      ...linkedTo('reuse_datasets', 'reuse_id', 'dataset_id', query.dataset),
      // Reuses of dataservices are not stored.
      ...(query.dataservice ? [sql<boolean>`false`] : []),
    ]),
  );

/** The reuses of an organization, in any state, newest first. Private ones are for its members. */
export const organizationReuses = async (
  db: Kysely<Database>,
  organizationId: string,
  isMember: boolean,
): Promise<AsyncGenerator<ReuseRow[]>> => {
  const all = { page: 1, page_size: MAX_LISTED };
  return (await listOfOrganization<ReuseRow>(db, SOURCE, organizationId, isMember, all)).batches;
};

/** Rows of a list without pages at most. */
const MAX_LISTED = 10_000;
