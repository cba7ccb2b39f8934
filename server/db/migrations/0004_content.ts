import { type Kysely, sql } from 'kysely';

/**
 * Reports, stored images, contact points, and the language of an account.
 *
 * The subject of a report has no foreign key: it may be of any kind, and may be deleted before the
 * report is.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table reports (
    id text collate "C" primary key,
    by_id text collate "C" references users,
    subject_class text collate "C" not null,
    subject_id text collate "C" not null,
    subject_label text,
    subject_embed_id uuid,
    subject_deleted_at timestamptz(3),
    subject_deleted_by_id text collate "C" references users,
    reason text not null,
    message text,
    reported_at timestamptz(3) not null,
    dismissed_at timestamptz(3),
    dismissed_by_id text collate "C" references users
  )`,
  `create index reports_reported_at on reports (reported_at, id)`,
  `create index reports_subject on reports (subject_class, subject_id)`,

  `create table images (
    name text collate "C" primary key,
    content bytea not null
  )`,
  `alter table organizations add column banner_image text`,

  `create table contact_points (
    id text collate "C" primary key,
    name text,
    email text,
    contact_form text,
    role text not null,
    owner_id text collate "C" references users,
    organization_id text collate "C" references organizations,
    constraint contact_points_key unique nulls not distinct
      (name, email, contact_form, role, owner_id, organization_id)
  )`,
  `create index contact_points_owner on contact_points (owner_id)`,
  `create index contact_points_organization on contact_points (organization_id)`,

  `alter table users add column language text`,
];
