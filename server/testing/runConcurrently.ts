import { type Kysely, sql } from 'kysely';
import { inject } from 'vitest';
import type { Database } from '../db';

/**
 * Make calls that all meet at one row, each of them once those before it are there.
 *
 * On PostgreSQL the row is locked until all wait for it. The embedded database has one session,
 * which takes the statements of the calls by turns: there they need no help to meet.
 */
export async function runConcurrently<T>(
  db: Kysely<Database>,
  { table, id }: { table: keyof Database; id: string },
  calls: readonly (() => Promise<T>)[],
): Promise<T[]> {
  if (inject('serverUrl') === undefined) return Promise.all(calls.map((call) => call()));
  const answers = await db.transaction().execute(async (transaction) => {
    await sql`select from ${sql.table(table)} where id = ${id} for update`.execute(transaction);
    const begun: Promise<T>[] = [];
    for (const call of calls) {
      begun.push(call());
      while ((await countWaiting(db)) < begun.length);
    }
    // Not to be awaited before the row is free.
    return { begun };
  });
  return Promise.all(answers.begun);
}

async function countWaiting(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.waiting ?? 0;
}
