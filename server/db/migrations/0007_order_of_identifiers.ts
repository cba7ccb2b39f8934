import { type Kysely, sql } from 'kysely';

/** `views`, which nothing counts, sorts by identifier: of the living rows, as the other sorts. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index users_views on users (id) where deleted is null`.execute(db);
  await sql`create index organizations_views on organizations (id) where deleted is null`.execute(
    db,
  );
}
