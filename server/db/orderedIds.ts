import { type Kysely, type RawBuilder, sql } from 'kysely';
import { anyWordOf } from '../search/query';
import { RANK_WEIGHTS } from '../search/vector';
import { type Batches, firstRows, MAX_ROWS, rowBatches, type RowSource } from './rowBatches';
import type { Database } from './schema';

/** A page of the rows of a table that are not deleted, in one order. */
interface OrderedQuery {
  table: 'users' | 'organizations';
  /** `rank` orders by relevance and needs `search`. */
  order: { column: string; isDescending: boolean } | 'rank';
  /** Text of a `tsquery`. */
  search?: string;
  where?: RawBuilder<boolean>;
  /** Number of rows to skip. */
  offset: number;
  /** Maximum number of rows to return. */
  limit: number;
}

/** udata's sort keys are not named after its fields. Views are not counted, so they sort by id. */
const SORT_COLUMNS: Record<string, string> = { created: 'created_at', views: 'id' };

/** The order for a `sort` parameter. Without one: relevance in a search, otherwise newest first. */
export function orderOfSort(sort: string | undefined, isSearch: boolean): OrderedQuery['order'] {
  if (sort === undefined && isSearch) return 'rank';
  const key = sort ?? '-created';
  const name = key.replace(/^-/, '');
  return { column: SORT_COLUMNS[name] ?? name, isDescending: key.startsWith('-') };
}

const COUNTERS = ['datasets', 'reuses', 'dataservices', 'followers'];

/**
 * The identifiers of a page, in order, and the number of all rows that match.
 *
 * Only identifiers, so that the offset is skipped within the index. Ties are broken by identifier, in the direction of the order.
 */
async function orderedIds(
  db: Kysely<Database>,
  query: OrderedQuery,
): Promise<{ ids: string[]; total: number }> {
  return query.search === undefined && query.where === undefined
    ? idsFromIndex(db, query)
    : idsFromMatches(db, query);
}

const MAX_READINGS = 5;

/**
 * A page of rows, in order, and the number of all rows that match.
 *
 * If rows were deleted since the identifiers were read, the page is read again, so that it is as long as it
 * should be. This is checked on the first rows of long pages.
 */
export async function orderedRows<Row extends { id: string }>(
  db: Kysely<Database>,
  query: Omit<OrderedQuery, 'table'>,
  source: RowSource<keyof Row & string> & Pick<OrderedQuery, 'table'>,
): Promise<Batches<Row>> {
  const living = { ...source, where: sql<boolean>`deleted is null` };
  for (let reading = 1; ; reading++) {
    const { ids, total } = await orderedIds(db, { ...query, table: source.table });
    const first = await firstRows<Row>(db, living, ids);
    if (first.length === Math.min(ids.length, MAX_ROWS) || reading === MAX_READINGS) {
      return { batches: rowBatches(db, living, ids, first), total };
    }
  }
}

async function idsFromIndex(db: Kysely<Database>, query: OrderedQuery) {
  const { table, offset, limit } = query;
  const counted = await sql<{ total: number }>`
    select sum(living)::bigint as total from row_counts where table_name = ${table}`.execute(db);
  const total = counted.rows[0]?.total ?? 0;
  const size = Math.min(limit, total - offset);
  if (size <= 0) return { ids: [], total };
  // Past the middle, read from the other end, so that fewer entries are skipped.
  const isFromEnd = offset > total / 2;
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where deleted is null
    order by ${orderBy(query, isFromEnd)}
    limit ${size} offset ${isFromEnd ? total - offset - size : offset}`.execute(db);
  const ids = rows.map(({ id }) => id);
  return { ids: isFromEnd ? ids.reverse() : ids, total };
}

// Materialized, because otherwise PostgreSQL may scan a whole sort index for a few matches, which took
// seconds.
async function idsFromMatches(db: Kysely<Database>, query: OrderedQuery) {
  const { table, search, where, offset, limit } = query;
  const matches = [
    sql`deleted is null`,
    ...(search === undefined ? [] : [sql`search @@ ${search}::tsquery`]),
    ...(where === undefined ? [] : [where]),
  ];
  const rank = sql`ts_rank(${RANK_WEIGHTS}::real[], search, ${anyWordOf(search ?? '')}::tsquery)`;
  // Selected as `sorted`, because the column may be `id` itself.
  const key = query.order === 'rank' ? rank : sql.ref(query.order.column);
  const { rows } = await sql<{ total: number; ids: string[] }>`
    with found as materialized (
      select id, ${key} as sorted from ${sql.table(table)} where ${sql.join(matches, sql` and `)}
    )
    select (select count(*) from found) as total, array(
      select id from found order by ${orderBy(query, false, 'sorted')} limit ${limit} offset ${offset}
    ) as ids`.execute(db);
  return rows[0] ?? { ids: [], total: 0 };
}

function orderBy({ order }: OrderedQuery, isReversed: boolean, name?: string) {
  const { column, isDescending } =
    order === 'rank' ? { column: 'rank', isDescending: true } : order;
  const direction = sql.raw(isDescending !== isReversed ? 'desc' : 'asc');
  // Counters that were never computed are null and sort below 0. Other columns have no nulls, and
  // with a `nulls` clause their index would not be used.
  const nulls = sql.raw(
    COUNTERS.includes(column) ? (isDescending !== isReversed ? 'nulls last' : 'nulls first') : '',
  );
  return sql`${sql.ref(name ?? column)} ${direction} ${nulls}, id ${direction}`;
}
