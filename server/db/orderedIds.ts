import { type Kysely, type RawBuilder, sql } from 'kysely';
import { anyWordOf } from '../search/query';
import { RANK_WEIGHTS } from '../search/vector';
import { type Batches, firstRows, MAX_ROWS, rowBatches, type RowSource } from './rowBatches';
import type { Database } from './schema';

type OrderedTable =
  'users' | 'organizations' | 'datasets' | 'reuses' | 'dataservices' | 'discussions';

/** Which rows of a table a list has. */
export interface ListedRows {
  /** Their condition, which the indexes of the sorts have too. */
  where: RawBuilder<boolean>;
  /** The name under which triggers count them. */
  counted: string;
  /** Identifiers of the other rows that the caller sees. */
  others: readonly string[];
}

const living = (table: OrderedTable): ListedRows => ({
  where: sql`deleted is null`,
  counted: table,
  others: [],
});

/** A page of rows of a table, in one order. */
interface OrderedQuery {
  table: OrderedTable;
  /** Those that are not deleted by default. */
  rows?: ListedRows;
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

/**
 * The order for a `sort` parameter. Without one: relevance in a search, otherwise newest first.
 *
 * @param columns the columns of the keys that are not named after one
 */
export function orderOfSort(
  sort: string | undefined,
  isSearch: boolean,
  columns = SORT_COLUMNS,
): OrderedQuery['order'] {
  if (sort === undefined && isSearch) return 'rank';
  const key = sort ?? '-created';
  const name = key.replace(/^-/, '');
  return { column: columns[name] ?? name, isDescending: key.startsWith('-') };
}

const COUNTERS = ['datasets', 'reuses', 'dataservices', 'followers'];

/** Columns that lists are sorted by and that may be null, which sorts below everything else. */
const NULLABLE: Partial<Record<OrderedTable, readonly string[]>> = {
  users: COUNTERS,
  organizations: COUNTERS,
  dataservices: ['base_api_url'],
  discussions: ['closed'],
};

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
  const { rows = living(source.table) } = query;
  const listed = { ...source, where: conditionOf(rows) };
  for (let reading = 1; ; reading++) {
    const { ids, total } = await orderedIds(db, { ...query, table: source.table });
    const first = await firstRows<Row>(db, listed, ids);
    if (first.length === Math.min(ids.length, MAX_ROWS) || reading === MAX_READINGS) {
      return { batches: rowBatches(db, listed, ids, first), total };
    }
  }
}

const conditionOf = ({ where, others }: ListedRows) =>
  others.length === 0 ? where : sql<boolean>`(${where} or id = any(${others}))`;

async function idsFromIndex(db: Kysely<Database>, query: OrderedQuery) {
  const { table, rows: listed = living(table), offset, limit } = query;
  const counted = await sql<{ total: number }>`
    select sum(living)::bigint as total from row_counts
    where table_name = ${listed.counted}`.execute(db);
  const total = (counted.rows[0]?.total ?? 0) + listed.others.length;
  const size = Math.min(limit, total - offset);
  if (size <= 0) return { ids: [], total };
  // Past the middle, read from the other end, so that fewer entries are skipped.
  const isFromEnd = offset > total / 2;
  const skipped = isFromEnd ? total - offset - size : offset;
  const order = orderBy(query, isFromEnd);
  // The others are few, so that they are sorted with the first entries of the index.
  const source =
    listed.others.length === 0
      ? sql`${sql.table(table)} where ${listed.where}`
      : sql`(
          (select * from ${sql.table(table)} where ${listed.where}
            order by ${order} limit ${skipped + size})
          union all (select * from ${sql.table(table)} where id = any(${listed.others}))
        ) as listed`;
  const { rows } = await sql<{ id: string }>`
    select id from ${source} order by ${order} limit ${size} offset ${skipped}`.execute(db);
  const ids = rows.map(({ id }) => id);
  return { ids: isFromEnd ? ids.reverse() : ids, total };
}

// Materialized, because otherwise PostgreSQL may scan a whole sort index for a few matches, which took
// seconds.
async function idsFromMatches(db: Kysely<Database>, query: OrderedQuery) {
  const { table, rows: listed = living(table), search, where, offset, limit } = query;
  const matches = [
    conditionOf(listed),
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

function orderBy({ table, order }: OrderedQuery, isReversed: boolean, name?: string) {
  const { column, isDescending } =
    order === 'rank' ? { column: 'rank', isDescending: true } : order;
  const direction = sql.raw(isDescending !== isReversed ? 'desc' : 'asc');
  // Counters that were never computed are null. With a `nulls` clause, the index of a column without
  // nulls would not be used.
  const nulls = sql.raw(
    NULLABLE[table]?.includes(column)
      ? isDescending !== isReversed
        ? 'nulls last'
        : 'nulls first'
      : '',
  );
  return sql`${sql.ref(name ?? column)} ${direction} ${nulls}, id ${direction}`;
}
