import { type Insertable, type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema';

const ROWS_AT_ONCE = 1_000;

/**
 * Insert rows a thousand at a time, as they come: the whole is never in memory.
 *
 * Every column must be named: one left out would be null, not its default.
 */
export async function insertRows<T extends keyof Database & string>(
  db: Kysely<Database>,
  table: T,
  rows: Iterable<Required<Insertable<Database[T]>>>,
): Promise<void> {
  let batch: unknown[] = [];
  const flush = async () => {
    // One parameter, whatever the number of rows: PostgreSQL takes 65,535 at most.
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(
      null::${sql.table(table)}, ${JSON.stringify(batch)}::json)`.execute(db);
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === ROWS_AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
}
