import { type Kysely, sql } from 'kysely';

/**
 * Accounts, organizations, memberships, follows and API tokens.
 *
 * Strings compare by code point on every database, as MongoDB does. Letters are folded in
 * JavaScript, since databases do not agree on letters beyond ASCII. Each sort has `id` as its last
 * key, in the direction of the first, so that one index serves both directions. Counters that are
 * null come first in ascending order. Lists leave out deleted rows, and so do the sort indexes.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table roles (name text collate "C" primary key)`,
  `insert into roles values ('admin')`,

  `create table users (
    id text collate "C" primary key,
    slug text collate "C" not null constraint users_slug_key unique,
    first_name text collate "C" not null,
    last_name text collate "C" not null,
    email text collate "C" not null constraint users_email_key unique,
    active boolean,
    about text,
    website text,
    avatar text,
    roles text[] not null default '{}',
    created_at timestamptz(3) not null,
    last_login_at timestamptz(3),
    password_rotation_demanded timestamptz(3),
    password_rotation_performed timestamptz(3),
    deleted timestamptz(3),
    mail_cadence text not null default 'immediate',
    notifications_paused boolean not null default false,
    datasets integer,
    reuses integer,
    dataservices integer,
    following integer,
    followers integer,
    search tsvector not null
  )`,
  ...sortIndexes('users', {
    last_name: 'last_name',
    first_name: 'first_name',
    created: 'created_at',
    datasets: 'datasets nulls first',
    reuses: 'reuses nulls first',
    followers: 'followers nulls first',
  }),
  `create index users_search on users using gin (search)`,

  `create table organizations (
    id text collate "C" primary key,
    slug text collate "C" not null constraint organizations_slug_key unique,
    old_slugs text[] not null default '{}',
    name text collate "C" not null,
    acronym text collate "C",
    description text,
    url text,
    logo text,
    business_number_id text,
    badges text[] not null default '{}',
    created_at timestamptz(3) not null,
    last_modified timestamptz(3) not null,
    deleted timestamptz(3),
    datasets integer,
    reuses integer,
    dataservices integer,
    followers integer,
    members integer,
    folded_name text not null,
    folded_acronym text,
    search tsvector not null
  )`,
  ...sortIndexes('organizations', {
    name: 'name',
    created: 'created_at',
    last_modified: 'last_modified',
    datasets: 'datasets nulls first',
    reuses: 'reuses nulls first',
    followers: 'followers nulls first',
  }),
  `create index organizations_old_slugs on organizations using gin (old_slugs)`,
  `create index organizations_search on organizations using gin (search)`,

  `create table members (
    organization_id text collate "C" not null references organizations,
    user_id text collate "C" not null references users,
    role text not null,
    since timestamptz(3) not null,
    primary key (organization_id, user_id)
  )`,
  `create index members_user on members (user_id)`,

  `create table follows (
    id text collate "C" primary key,
    follower_id text collate "C" not null references users,
    following_id text collate "C" not null references users,
    since timestamptz(3) not null,
    until timestamptz(3)
  )`,
  `create unique index follows_current on follows (follower_id, following_id) where until is null`,
  // Followers are listed in the order of insertion: by date, then id.
  `create index follows_followers on follows (following_id, since, id) where until is null`,

  `create table api_tokens (
    id text collate "C" primary key,
    user_id text collate "C" not null references users,
    hash text collate "C" not null constraint api_tokens_hash_key unique,
    token_prefix text not null,
    name text,
    created_at timestamptz(3) not null,
    last_used_at timestamptz(3),
    expires_at timestamptz(3),
    revoked_at timestamptz(3),
    user_agents text[] not null default '{}'
  )`,
  `create index api_tokens_user on api_tokens (user_id)`,
];

function sortIndexes(table: string, keys: Record<string, string>): string[] {
  return Object.entries(keys).map(
    ([name, key]) => `create index ${table}_${name} on ${table} (${key}, id) where deleted is null`,
  );
}
