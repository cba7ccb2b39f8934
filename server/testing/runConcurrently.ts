import { type Kysely, sql } from 'kysely';
import { inject } from 'vitest';
import type { Database } from '../db';

/**
 * Run calls so that all of them wait for the lock of one row at the same time, in the given order.
 *
 * On PostgreSQL we lock the row until all calls wait for it. The embedded database needs no lock: it
 * has one session, which interleaves the statements of the calls.
 */
export async function runConcurrently<T>(
  db: Kysely<Database>,
  { table, id }: { table: keyof Database; id: string },
  calls: readonly (() => Promise<T>)[],
): Promise<T[]> {
  if (inject('serverUrl') === undefined) return Promise.all(calls.map((call) => call()));
  const answers = await db.transaction().execute(async (transaction) => {
    await sql`select from ${sql.table(table)} where id = ${id} for update`.execute(transaction);
    const pending: Promise<T>[] = [];
    for (const call of calls) {
      pending.push(call());
      while ((await countWaiting(db)) < pending.length);
    }
    // In an object, so that they are not awaited before the lock is released.
    return { pending };
  });
  return Promise.all(answers.pending);
}

async function countWaiting(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.waiting ?? 0;
}
