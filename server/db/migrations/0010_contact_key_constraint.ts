import { type Kysely, sql } from 'kysely';

/**
 * The unique key of contact points is a constraint again, over a column with the hash, because servers
 * of an earlier version name that constraint when they insert one.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`drop index contact_points_key`.execute(db);
  const hash = String.raw`sha256(decode(replace(contact_form, '\', '\\'), 'escape'))`;
  await sql`
    alter table contact_points
      add column contact_form_hash bytea generated always as (${sql.raw(hash)}) stored
  `.execute(db);
  await sql`
    alter table contact_points add constraint contact_points_key unique nulls not distinct
      (name, email, contact_form_hash, role, owner_id, organization_id)
  `.execute(db);
}
