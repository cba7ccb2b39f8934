import { type Kysely, sql } from 'kysely';

/**
 * Profiles of organizations, membership requests and invitations, followers of organizations.
 *
 * Several processes may change an organization at once: before changing its members or its
 * membership requests, lock its row.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table organizations
    add column image_url text,
    add column banner_color text,
    add column banner_image_position integer,
    add column extras jsonb,
    add column presentation_blocs_published_at timestamptz(3)`,

  // Invitations look up accounts by e-mail address, ignoring case.
  `create index users_email_lower on users (lower(email))`,

  `create table membership_requests (
    id uuid primary key,
    place bigint not null generated always as identity,
    organization_id text collate "C" not null references organizations,
    user_id text collate "C" references users,
    email text collate "C",
    kind text not null,
    status text not null,
    role text not null,
    comment text,
    created timestamptz(3) not null,
    created_by_id text collate "C" references users,
    handled_on timestamptz(3),
    handled_by_id text collate "C" references users,
    refusal_comment text,
    check (user_id is null or email is null)
  )`,
  `create index membership_requests_organization on membership_requests (organization_id, place)`,
  `create index membership_requests_user on membership_requests (user_id)`,
  `create index membership_requests_email on membership_requests (email) where status = 'pending'`,

  `create table organization_follows (
    id text collate "C" primary key,
    follower_id text collate "C" not null references users,
    following_id text collate "C" not null references organizations,
    since timestamptz(3) not null,
    until timestamptz(3)
  )`,
  `create unique index organization_follows_current
    on organization_follows (follower_id, following_id) where until is null`,
  `create index organization_follows_followers
    on organization_follows (following_id, since, id) where until is null`,
];
