import { type Kysely, sql } from 'kysely';

/**
 * An owner cannot have two equal contact points. The unique index holds a hash of the form's
 * address, which may be too long to be indexed.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table contact_points drop constraint contact_points_key`.execute(db);
  // A text with `\` in it cannot be cast to bytes, and before PostgreSQL 18 `convert_to` is not
  // immutable, as indexes require.
  const hash = String.raw`sha256(decode(replace(contact_form, '\', '\\'), 'escape'))`;
  await sql`
    create unique index contact_points_key on contact_points
      (name, email, (${sql.raw(hash)}), role, owner_id, organization_id) nulls not distinct
  `.execute(db);
}
