import { type Kysely, sql } from 'kysely';

/**
 * Keep lists and suggestions fast at any number of rows.
 *
 * Triggers count the rows of a table that are not deleted. Each count is split into 64 counters, one
 * per writing connection, so that writers rarely wait for each other. Their sum is exact. Slugs get a
 * trigram index for suggestions.
 *
 * The fill factors leave free space in the pages of accounts and keys, so that recording a sign-in
 * updates no index.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const COUNTED = ['users', 'organizations'];

const statements = [
  `create table row_counts (
    table_name text collate "C" not null,
    shard smallint not null,
    living bigint not null,
    primary key (table_name, shard)
  ) with (fillfactor = 50)`,
  `create function count_living() returns trigger language plpgsql as $$
  declare
    change bigint;
  begin
    if tg_op = 'INSERT' then
      select count(*) into change from written where deleted is null;
    elsif tg_op = 'DELETE' then
      select -count(*) into change from written where deleted is null;
    else
      change := (new.deleted is null)::integer - (old.deleted is null)::integer;
    end if;
    if change <> 0 then
      insert into row_counts values (tg_table_name, pg_backend_pid() % 64, change)
      on conflict (table_name, shard) do update set living = row_counts.living + excluded.living;
    end if;
    return null;
  end $$`,
  ...COUNTED.flatMap((table) => [
    `insert into row_counts select '${table}', 0, count(*) from ${table} where deleted is null`,
    `create trigger count_inserted after insert on ${table}
      referencing new table as written for each statement execute function count_living()`,
    `create trigger count_removed after delete on ${table}
      referencing old table as written for each statement execute function count_living()`,
    `create trigger count_deleted after update of deleted on ${table}
      for each row execute function count_living()`,
  ]),

  `create extension if not exists pg_trgm`,
  `create index users_slug_parts on users using gin (slug gin_trgm_ops) where deleted is null`,
  `alter table users set (fillfactor = 90)`,
  `alter table api_tokens set (fillfactor = 50)`,
];
