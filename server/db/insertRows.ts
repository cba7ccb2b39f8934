import { type Insertable, type Kysely, sql } from 'kysely';
import type { Database } from './schema';

const BATCH_SIZE = 1_000;

/**
 * Insert rows a thousand at a time, as they come: the whole is never in memory.
 *
 * Every column must be named: one left out would be null, not its default. With `skipKnown`, a row
 * whose key is taken is passed over.
 *
 * @returns how many rows were inserted
 */
export async function insertRows<T extends keyof Database & string>(
  db: Kysely<Database>,
  table: T,
  rows:
    Iterable<Required<Insertable<Database[T]>>> | AsyncIterable<Required<Insertable<Database[T]>>>,
  { skipKnown = false } = {},
): Promise<number> {
  let batch: unknown[] = [];
  let inserted = 0;
  const flush = async () => {
    // One parameter, whatever the number of rows: PostgreSQL takes 65,535 at most.
    const { numAffectedRows } = await sql`
      insert into ${sql.table(table)} select * from json_populate_recordset(
        null::${sql.table(table)}, ${JSON.stringify(batch)}::json)
      ${sql.raw(skipKnown ? 'on conflict do nothing' : '')}`.execute(db);
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
