import { type Kysely, sql } from 'kysely';

/**
 * Indexes for `sort=views`. Views are not counted, so it sorts by identifier. Like the indexes of the
 * other sorts, they leave out deleted rows.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index users_views on users (id) where deleted is null`.execute(db);
  await sql`create index organizations_views on organizations (id) where deleted is null`.execute(
    db,
  );
}
