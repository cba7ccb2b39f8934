import { type Kysely, sql } from 'kysely';

/** Views are not counted, so `sort=views` sorts by identifier. As the other sorts, without deleted rows. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index users_views on users (id) where deleted is null`.execute(db);
  await sql`create index organizations_views on organizations (id) where deleted is null`.execute(
    db,
  );
}
