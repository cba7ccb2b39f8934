import { type Kysely, sql } from 'kysely';
import type { Database } from './schema';

const INTERVAL_MS = 5 * 60_000;
/** Changed rows below which a table is left alone. */
const FEW_CHANGES = 1_000;

/** Refresh what the planner knows and the maps that index-only scans need; after bulk loads. */
export async function vacuum(db: Kysely<Database>): Promise<void> {
  await db.connection().execute(async (connection) => {
    // Of millions of rows it takes longer than a query of a request may.
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`vacuum (analyze)`.execute(connection);
    await sql`reset statement_timeout`.execute(connection);
  });
}

/**
 * Vacuum the tables that changed a lot, now and then: the embedded database has no autovacuum.
 *
 * @returns what stops it, once the vacuum in progress has ended
 */
export function keepVacuumed(db: Kysely<Database>, intervalMs = INTERVAL_MS): () => Promise<void> {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    // A vacuum that fails is tried again at the next turn.
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
    where n_dead_tup + n_mod_since_analyze > ${FEW_CHANGES} + n_live_tup / 10`.execute(db);
  for (const { relname } of rows) await sql`vacuum (analyze) ${sql.id(relname)}`.execute(db);
}
