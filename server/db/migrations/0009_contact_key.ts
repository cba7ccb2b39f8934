import { type Kysely, sql } from 'kysely';

/**
 * An owner has one contact point that says the same, however long the address of its form: that
 * may be longer than an index takes, and stands there as its hash.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table contact_points drop constraint contact_points_key`.execute(db);
  // A text is not cast to bytes while it holds `\`, and before PostgreSQL 18 `convert_to` is not
  // for indexes.
  const hash = String.raw`sha256(decode(replace(contact_form, '\', '\\'), 'escape'))`;
  await sql`
    create unique index contact_points_key on contact_points
      (name, email, (${sql.raw(hash)}), role, owner_id, organization_id) nulls not distinct
  `.execute(db);
}
