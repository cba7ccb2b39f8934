import { type Kysely, sql } from 'kysely';

/**
 * Log position after the last change made with a key. Requests with that key are not read from a
 * replica that has not replayed it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table api_tokens add column last_write pg_lsn`.execute(db);
}
