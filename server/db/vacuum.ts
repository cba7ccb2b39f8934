import { type Kysely, sql } from 'kysely';
import type { Database } from './schema';

const INTERVAL_MS = 5 * 60_000;
/** Tables with fewer changed rows are skipped. */
const MIN_CHANGES = 1_000;

/**
 * Refresh the planner's statistics, and the visibility maps that index-only scans need.
 *
 * For use after bulk loads.
 */
export async function vacuum(db: Kysely<Database>): Promise<void> {
  await db.connection().execute(async (connection) => {
    // On millions of rows it takes longer than the statement timeout for requests.
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`vacuum (analyze)`.execute(connection);
    await sql`reset statement_timeout`.execute(connection);
  });
}

/**
 * Vacuum the tables that changed a lot, every five minutes: the embedded database has no autovacuum.
 *
 * @returns a function that stops it and waits for the vacuum in progress
 */
export function startVacuuming(
  db: Kysely<Database>,
  intervalMs = INTERVAL_MS,
): () => Promise<void> {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    // A vacuum that fails is tried again after the next interval.
    running = running.then(() => vacuumChanged(db)).catch(() => undefined);
  }, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function vacuumChanged(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ relname: string }>`
    select relname from pg_stat_user_tables
    where n_dead_tup + n_mod_since_analyze > ${MIN_CHANGES} + n_live_tup / 10`.execute(db);
  for (const { relname } of rows) await sql`vacuum (analyze) ${sql.id(relname)}`.execute(db);
}
