import { type Kysely, sql } from 'kysely';

/** The identifier that an imported account or organization had on the platform it came from. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table users add column imported_id text collate "C"`.execute(db);
  await sql`alter table organizations add column imported_id text collate "C"`.execute(db);
}
