import { type Kysely, sql } from 'kysely';

/**
 * Where the log of the database was after the last change made with a key: its bearer reads from no
 * replica that is behind that place.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table api_tokens add column last_write pg_lsn`.execute(db);
}
