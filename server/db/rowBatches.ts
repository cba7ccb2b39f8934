import { setImmediate } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { createQueue } from '../queue';
import type { Database } from './schema';

/** The rows of a list, in its order, in batches of limited size, and the number of all its rows. */
export interface Batches<Row> {
  batches: AsyncGenerator<Row[]>;
  total: number;
}

/** A list without rows. */
export const NO_ROWS: Batches<never> = { batches: empty(), total: 0 };

async function* empty(): AsyncGenerator<never> {
  // Nothing to yield.
}

/** How to read the rows of a table. */
export interface RowSource<Column extends string = string> {
  table:
    | 'users'
    | 'organizations'
    | 'datasets'
    | 'reuses'
    | 'dataservices'
    | 'discussions'
    | 'activities'
    | 'reports'
    | 'contact_points';
  columns: readonly Column[];
  /** The columns that may be long. They must allow null. */
  long: readonly Column[];
  /** Bytes of the long columns together, found without reading their values. An upper bound. */
  longBytes: RawBuilder<number>;
  where?: RawBuilder<boolean>;
}

/** Rows that one statement reads at most. */
export const MAX_ROWS = 500;
/** Bytes of long columns that one statement reads at most, if it reads more than one row. */
export const MAX_BYTES = 1_000_000;
/** Rows with fewer bytes in their long columns are read whole with the others. */
const SHORT_BYTES = 2_000;

/** The bytes of a text. */
export const bytesOfText = (column: string) =>
  sql<number>`coalesce(octet_length(${sql.ref(column)}), 0)`;

/**
 * An upper bound of the bytes of a JSON value.
 *
 * Its size is known only after compression, which makes values of more than 500 bytes up to 90 times
 * smaller. Shorter ones count as empty.
 */
export const bytesOfJson = (column: string) => {
  const stored = sql`pg_column_size(${sql.ref(column)})`;
  return sql<number>`case when ${stored} > 500 then ${stored} * 90 else 0 end`;
};

/** A row whose long columns are null if they are long, with their bytes. */
type Sized<Row> = Row & { long_bytes: number };

/**
 * Read the first rows of a list, whose long columns are null if they are long.
 *
 * @returns in any order, without those that do not exist
 */
export async function firstRows<Row extends { id: string }>(
  db: Kysely<Database>,
  { table, columns, long, longBytes, where = sql`true` }: RowSource<keyof Row & string>,
  ids: readonly string[],
): Promise<Sized<Row>[]> {
  if (ids.length === 0) return [];
  const ifShort = (column: keyof Row & string) =>
    sql`case when long_bytes <= ${SHORT_BYTES} then ${sql.ref(column)} end as ${sql.ref(column)}`;
  const { rows } = await sql<Sized<Row>>`
    select long_bytes, ${sql.join(
      columns.map((column) => (long.includes(column) ? ifShort(column) : sql.ref(column))),
    )}
    from ${sql.table(table)}, lateral (select ${longBytes} as long_bytes) as size
    where id = any(${ids.slice(0, MAX_ROWS)}) and ${where}`.execute(db);
  return rows;
}

/** Read the rows of a list in batches, in the order of `ids`, without those that do not exist. */
export async function* batchesOf<Row extends { id: string }>(
  db: Kysely<Database>,
  source: RowSource<keyof Row & string>,
  ids: readonly string[],
): AsyncGenerator<Row[]> {
  yield* rowBatches(db, source, ids, await firstRows<Row>(db, source, ids));
}

/**
 * Read the rows of a list in the order of `ids`, without those that do not exist.
 *
 * A single statement for all would occupy its connection for seconds if texts are long, and there is
 * only one to the embedded database. Between two batches, other callers get their turn. Most pages are
 * one batch, read by one statement.
 *
 * @param first the rows read by `firstRows`
 */
export async function* rowBatches<Row extends { id: string }>(
  db: Kysely<Database>,
  source: RowSource<keyof Row & string>,
  ids: readonly string[],
  first: Sized<Row>[],
): AsyncGenerator<Row[]> {
  for (let start = 0; start < ids.length; start += MAX_ROWS) {
    const part = ids.slice(start, start + MAX_ROWS);
    const rows = start === 0 ? first : await firstRows<Row>(db, source, part);
    const batches = groupsBySize(inOrder(part, rows), (row) => row.long_bytes, MAX_BYTES);
    for (const batch of batches) yield await whole(db, source, batch);
  }
}

/** Divide items into groups, in order, whose sizes add up to at most `max`. A larger item is alone. */
export function groupsBySize<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  max: number,
): T[][] {
  const groups: T[][] = [];
  let size = Infinity;
  for (const item of items) {
    if (size + sizeOf(item) > max) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(item);
    size += sizeOf(item);
  }
  return groups;
}

const enqueue = createQueue();

/**
 * Read long values, one list after the other, each after a turn for other requests. Several batches at
 * once would take a long time to be sent, during which nobody else is answered.
 */
export const readInTurn = <T>(read: () => Promise<T>): Promise<T> =>
  enqueue(async () => {
    await setImmediate();
    return read();
  });

/** Read the columns that are still missing in a batch. */
async function whole<Row extends { id: string }>(
  db: Kysely<Database>,
  { table, long }: RowSource<keyof Row & string>,
  batch: Sized<Row>[],
): Promise<Row[]> {
  const ids = batch.filter((row) => row.long_bytes > SHORT_BYTES).map(({ id }) => id);
  if (ids.length === 0) return batch;
  const { rows } = await readInTurn(() =>
    sql<{ id: string }>`
      select id, ${sql.join(long.map((column) => sql.ref(column)))} from ${sql.table(table)}
      where id = any(${ids})`.execute(db),
  );
  const columns = new Map(rows.map((row) => [row.id, row]));
  return batch.map((row) => ({ ...row, ...columns.get(row.id) }));
}

/** Rows in the order of `ids`. Identifiers without a row are left out. */
export function inOrder<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
