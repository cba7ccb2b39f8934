import { type Kysely, type RawBuilder, sql } from 'kysely';
import { anyWordOf } from '../search/query';
import { RANK_WEIGHTS } from '../search/vector';
import type { Database } from './schema';

/** A page of the living rows of a table, in one order. */
export interface OrderedQuery {
  table: 'users' | 'organizations';
  /** `rank` orders by relevance and needs `search`. */
  order: { column: string; isDescending: boolean } | 'rank';
  /** Text of a `tsquery`. */
  search?: string;
  where?: RawBuilder<boolean>;
  /** Rows to pass over, and most to give. */
  offset: number;
  limit: number;
}

/** udata names its sort keys apart from its fields, and counts no views of these. */
const SORT_COLUMNS: Record<string, string> = { created: 'created_at', views: 'id' };

/** What a `sort` parameter orders by; without it, relevance in a search, else the newest first. */
export function orderOfSort(sort: string | undefined, isSearch: boolean): OrderedQuery['order'] {
  if (sort === undefined && isSearch) return 'rank';
  const key = sort ?? '-created';
  const name = key.replace(/^-/, '');
  return { column: SORT_COLUMNS[name] ?? name, isDescending: key.startsWith('-') };
}

const COUNTERS = ['datasets', 'reuses', 'dataservices', 'followers'];

/**
 * The identifiers of a page, in order, and the count of all rows that match.
 *
 * Only identifiers: an offset is walked in the index, and the rows of the page are fetched by who
 * calls. Ties are broken by identifier, in the direction of the order.
 */
export async function orderedIds(
  db: Kysely<Database>,
  query: OrderedQuery,
): Promise<{ ids: string[]; total: number }> {
  return query.search === undefined && query.where === undefined
    ? idsFromIndex(db, query)
    : idsFromFound(db, query);
}

/** The rows of a page in the order of its identifiers; what went meanwhile is passed over. */
export function inOrder<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function idsFromIndex(db: Kysely<Database>, query: OrderedQuery) {
  const { table, offset, limit } = query;
  const counted = await sql<{ total: number }>`
    select sum(living)::bigint as total from row_counts where table_name = ${table}`.execute(db);
  const total = counted.rows[0]?.total ?? 0;
  const size = Math.min(limit, total - offset);
  if (size <= 0) return { ids: [], total };
  // Past the middle, the way from the other end is shorter.
  const isFromEnd = offset > total / 2;
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where deleted is null
    order by ${orderBy(query, isFromEnd)}
    limit ${size} offset ${isFromEnd ? total - offset - size : offset}`.execute(db);
  const ids = rows.map(({ id }) => id);
  return { ids: isFromEnd ? ids.reverse() : ids, total };
}

// Materialized: what matches is few, and walking a whole sort index to meet it took seconds.
async function idsFromFound(db: Kysely<Database>, query: OrderedQuery) {
  const { table, search, where, offset, limit } = query;
  const matches = [
    sql`deleted is null`,
    ...(search === undefined ? [] : [sql`search @@ ${search}::tsquery`]),
    ...(where === undefined ? [] : [where]),
  ];
  const rank = sql`ts_rank(${RANK_WEIGHTS}::real[], search, ${anyWordOf(search ?? '')}::tsquery)`;
  // Under one name, that may be the identifier's as well.
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
  // Counters never computed sort below 0; where there are none, saying so would miss the index.
  const nulls = sql.raw(
    COUNTERS.includes(column) ? (isDescending !== isReversed ? 'nulls last' : 'nulls first') : '',
  );
  return sql`${sql.ref(name ?? column)} ${direction} ${nulls}, id ${direction}`;
}
