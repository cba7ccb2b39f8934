import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { ActivityListQuery } from '../../src/api/contract';
import type { Database } from '../db';
import { type Batches, batchesOf, bytesOfJson, type RowSource } from '../db/rowBatches';
import type { ActivityTable } from '../db/schema';
import { type PageRequest, rangeOf } from '../http/page';

export type ActivityRow = Selectable<ActivityTable>;

const SOURCE: RowSource<keyof ActivityRow> = {
  table: 'activities',
  columns: [
    'id',
    'key',
    'actor_id',
    'organization_id',
    'subject_class',
    'subject_id',
    'created_at',
    'changes',
    'extras',
  ],
  long: ['extras'],
  longBytes: bytesOfJson('extras'),
};

/** One page of the log of activity, newest first unless `sort` says otherwise. */
export async function listActivity(
  db: Kysely<Database>,
  { user, organization, related_to, key = [], sort, ...page }: ActivityListQuery & PageRequest,
): Promise<Batches<ActivityRow>> {
  const keys = key.filter(Boolean);
  const conditions = [
    ...(user ? [sql<boolean>`actor_id = ${user.toLowerCase()}`] : []),
    ...(organization ? [doneByOrTo(organization.toLowerCase())] : []),
    ...(related_to ? [sql<boolean>`subject_id = ${related_to.toLowerCase()}`] : []),
    ...(keys.length > 0 ? [sql<boolean>`key = any(${keys})`] : []),
  ];
  const total = await count(db, conditions);
  const { offset, limit } = rangeOf(page);
  const direction = sql.raw(sort === 'created_at' ? 'asc' : 'desc');
  const { rows } = await sql<{ id: string }>`
    select id from activities ${whereOf(conditions)}
    order by created_at ${direction}, id ${direction} limit ${limit} offset ${offset}`.execute(db);
  return {
    batches: batchesOf<ActivityRow>(
      db,
      SOURCE,
      rows.map(({ id }) => id),
    ),
    total,
  };
}

const doneByOrTo = (organizationId: string) =>
  sql<boolean>`(organization_id = ${organizationId} or subject_id = ${organizationId})`;

const whereOf = (conditions: readonly RawBuilder<boolean>[]) =>
  conditions.length > 0 ? sql`where ${sql.join([...conditions], sql` and `)}` : sql``;

async function count(
  db: Kysely<Database>,
  conditions: readonly RawBuilder<boolean>[],
): Promise<number> {
  const counted =
    conditions.length > 0
      ? sql<{ total: number }>`select count(*) as total from activities ${whereOf(conditions)}`
      : sql<{ total: number }>`
          select coalesce(sum(living), 0)::bigint as total from row_counts
          where table_name = 'activities'`;
  const { rows } = await counted.execute(db);
  return rows[0]?.total ?? 0;
}
