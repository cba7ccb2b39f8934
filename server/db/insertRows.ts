import { type Insertable, type Kysely, sql } from 'kysely';
import type { Database } from './schema';

const BATCH_SIZE = 1_000;

/**
 * Insert rows in batches of a thousand as they arrive, without keeping all of them in memory.
 *
 * Rows must have every column: a missing one would be null, not its default. With `skipExisting`,
 * rows whose key exists already are skipped.
 *
 * @returns how many rows were inserted
 */
export async function insertRows<T extends keyof Database & string>(
  db: Kysely<Database>,
  table: T,
  rows:
    Iterable<Required<Insertable<Database[T]>>> | AsyncIterable<Required<Insertable<Database[T]>>>,
  { skipExisting = false } = {},
): Promise<number> {
  let batch: unknown[] = [];
  let inserted = 0;
  const flush = async () => {
    // All rows in one parameter: PostgreSQL accepts at most 65,535.
    const { numAffectedRows } = await sql`
      insert into ${sql.table(table)} select * from json_populate_recordset(
        null::${sql.table(table)}, ${JSON.stringify(batch)}::json)
      ${sql.raw(skipExisting ? 'on conflict do nothing' : '')}`.execute(db);
    inserted += Number(numAffectedRows ?? 0);
    batch = [];
  };
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH_SIZE) await flush();
  }
  if (batch.length > 0) await flush();
  return inserted;
}
