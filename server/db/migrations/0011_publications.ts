import { type Kysely, sql } from 'kysely';

/**
 * Datasets, reuses and dataservices, their follows, and the log of activity.
 *
 * Each of them has an owner or an organization, or neither. Lists for anybody leave out what is private,
 * archived or deleted; those of administrators have everything. Both have an index for each sort, and
 * their rows are counted by triggers, as accounts are.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Columns that datasets, reuses and dataservices have. */
const COMMON = `
  id text collate "C" primary key,
  slug text collate "C" not null,
  old_slugs text[] not null default '{}',
  title text collate "C" not null,
  description text,
  private boolean not null default false,
  archived timestamptz(3),
  deleted timestamptz(3),
  featured boolean,
  owner_id text collate "C" references users,
  organization_id text collate "C" references organizations,
  tags text[] not null default '{}',
  badges text[] not null default '{}',
  extras jsonb,
  created_at timestamptz(3) not null,
  last_modified timestamptz(3) not null,
  discussions integer not null default 0,
  discussions_open integer not null default 0,
  followers integer not null default 0,
  views integer not null default 0,
  search tsvector not null,
  check (owner_id is null or organization_id is null)`;

/** The condition of the rows that anybody may list, for a row of a trigger. Archived reuses stay public. */
const PUBLIC = {
  datasets: (row = '') => `${PUBLIC.reuses(row)} and ${row}archived is null`,
  reuses: (row = '') => `not ${row}private and ${row}deleted is null`,
  dataservices: (row = '') => `${PUBLIC.reuses(row)} and ${row}archived is null`,
};

const SORTS = {
  datasets: ['title', 'created_at', 'last_update', 'reuses', 'followers', 'views'],
  reuses: ['title', 'created_at', 'last_modified', 'datasets', 'followers', 'views'],
  dataservices: [
    'title',
    'created_at',
    'last_modified',
    'base_api_url nulls first',
    'followers',
    'views',
  ],
};

type Kind = keyof typeof PUBLIC;
const KINDS = Object.keys(PUBLIC) as Kind[];

const statements = [
  `create table datasets (
    ${COMMON},
    constraint datasets_slug_key unique (slug),
    acronym text,
    description_short text,
    license text not null default 'notspecified',
    frequency text not null default 'unknown',
    frequency_date timestamptz(3),
    temporal_coverage jsonb,
    spatial jsonb,
    access_type text not null default 'open',
    doi text,
    last_update timestamptz(3) not null,
    resources jsonb not null default '[]',
    details jsonb not null default '{}',
    reuses integer not null default 0,
    dataservices integer not null default 0
  )`,
  `create table reuses (
    ${COMMON},
    constraint reuses_slug_key unique (slug),
    url text not null,
    type text not null,
    topic text not null,
    image text,
    datasets integer not null default 0
  )`,
  // An address is registered once. Long ones do not fit into an index.
  `create unique index reuses_url on reuses (md5(url))`,
  `create table dataservices (
    ${COMMON},
    constraint dataservices_slug_key unique (slug),
    acronym text,
    base_api_url text collate "C",
    license text,
    access_type text not null default 'open',
    details jsonb not null default '{}',
    reuses integer not null default 0
  )`,
  ...KINDS.flatMap((kind) => [
    ...SORTS[kind].flatMap((sort) => {
      const [column] = sort.split(' ');
      return [
        `create index ${kind}_${column} on ${kind} (${sort}, id)`,
        `create index ${kind}_public_${column} on ${kind} (${sort}, id) where ${PUBLIC[kind]()}`,
      ];
    }),
    `create index ${kind}_owner on ${kind} (owner_id) where owner_id is not null`,
    `create index ${kind}_organization on ${kind} (organization_id) where organization_id is not null`,
    `create index ${kind}_old_slugs on ${kind} using gin (old_slugs) where old_slugs <> '{}'`,
    `create index ${kind}_tags on ${kind} using gin (tags)`,
    `create index ${kind}_search on ${kind} using gin (search)`,
  ]),

  ...linkTable('reuse_datasets', 'reuses', 'datasets'),
  ...linkTable('dataservice_datasets', 'dataservices', 'datasets'),

  // Identifiers of datasets, reuses and dataservices differ, so that one table has all their follows.
  `create table publication_follows (
    id text collate "C" primary key,
    follower_id text collate "C" not null references users,
    following_id text collate "C" not null,
    since timestamptz(3) not null,
    until timestamptz(3)
  )`,
  `create unique index publication_follows_current
    on publication_follows (follower_id, following_id) where until is null`,
  `create index publication_follows_follower on publication_follows (follower_id)`,
  `create index publication_follows_followers
    on publication_follows (following_id, since, id) where until is null`,

  // The subject has no foreign key: it may be of any class.
  `create table activities (
    id text collate "C" primary key,
    key text collate "C" not null,
    actor_id text collate "C" not null references users,
    organization_id text collate "C",
    subject_class text collate "C" not null,
    subject_id text collate "C" not null,
    created_at timestamptz(3) not null,
    changes text[] not null default '{}',
    extras jsonb not null default '{}'
  )`,
  `create index activities_created_at on activities (created_at, id)`,
  `create index activities_actor on activities (actor_id, created_at, id)`,
  `create index activities_organization on activities (organization_id, created_at, id)`,
  `create index activities_subject on activities (subject_id, created_at, id)`,

  ...KINDS.flatMap(countRows),
  `create function count_rows() returns trigger language plpgsql as $$
  declare
    change bigint;
  begin
    select count(*) into change from written;
    if tg_op = 'DELETE' then
      change := -change;
    end if;
    if change <> 0 then
      insert into row_counts values (tg_table_name, pg_backend_pid() % 64, change)
      on conflict (table_name, shard) do update set living = row_counts.living + excluded.living;
    end if;
    return null;
  end $$`,
  `create trigger count_inserted after insert on activities
    referencing new table as written for each statement execute function count_rows()`,
  `create trigger count_removed after delete on activities
    referencing old table as written for each statement execute function count_rows()`,
];

/** The objects of one kind that another kind has, in their order. */
function linkTable(table: string, from: string, to: string): string[] {
  const [fromId, toId] = [from, to].map((name) => `${name.slice(0, -1)}_id`);
  return [
    `create table ${table} (
      ${fromId} text collate "C" not null references ${from},
      ${toId} text collate "C" not null references ${to},
      place integer not null,
      primary key (${fromId}, ${toId})
    )`,
    `create index ${table}_${toId} on ${table} (${toId})`,
  ];
}

/** Triggers that count all rows of a table, and its public ones. */
function countRows(kind: Kind): string[] {
  const isPublic = PUBLIC[kind];
  return [
    `create function count_${kind}() returns trigger language plpgsql as $$
    declare
      all_rows bigint := 0;
      public_rows bigint := 0;
    begin
      if tg_op = 'UPDATE' then
        public_rows := (${isPublic('new.')})::integer - (${isPublic('old.')})::integer;
      else
        select count(*), count(*) filter (where ${isPublic()}) into all_rows, public_rows from written;
        if tg_op = 'DELETE' then
          all_rows := -all_rows;
          public_rows := -public_rows;
        end if;
      end if;
      insert into row_counts
      select name, pg_backend_pid() % 64, change
      from (values ('${kind}', all_rows), ('${kind}/public', public_rows)) as counted (name, change)
      where change <> 0
      on conflict (table_name, shard) do update set living = row_counts.living + excluded.living;
      return null;
    end $$`,
    `create trigger count_inserted after insert on ${kind}
      referencing new table as written for each statement execute function count_${kind}()`,
    `create trigger count_removed after delete on ${kind}
      referencing old table as written for each statement execute function count_${kind}()`,
    `create trigger count_changed after update of private, archived, deleted on ${kind}
      for each row execute function count_${kind}()`,
  ];
}
