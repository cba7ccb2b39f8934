import { type Kysely, sql } from 'kysely';

/** What organizations show on their public pages. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table organizations add column presentation_blocs jsonb`.execute(db);
}
