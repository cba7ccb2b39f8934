import { type Kysely, sql } from 'kysely';

/** The blocks of content on the public pages of organizations. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table organizations add column presentation_blocs jsonb`.execute(db);
}
