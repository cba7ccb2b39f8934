import { type Kysely, sql } from 'kysely';
import type { Database } from '../db';
import type { ImageStorage } from '../images/storage';

/** A table with the columns of its primary key. */
export interface Table {
  name: string;
  key: string[];
}

/** What a dump contains: a database, and its images. */
export interface Contents {
  db: Kysely<Database>;
  images: ImageStorage;
}

/** The table whose rows are files where the database is embedded. */
export const IMAGES = 'images';

/** Filled by the migrations and by triggers, so not part of a dump. */
const DERIVED = ['kysely_migration', 'kysely_migration_lock', 'row_counts'];

/**
 * The tables of a dump, from the catalog of the database.
 *
 * Each table comes after those that its foreign keys refer to.
 */
export async function tablesToDump(db: Kysely<Database>): Promise<Table[]> {
  const { rows } = await sql<Table & { refersTo: string[] }>`
    select relation.relname as name,
      array(
        select attribute.attname::text from pg_attribute attribute
        join unnest(primary_key.indkey) with ordinality as part (number, place)
          on attribute.attnum = part.number
        where attribute.attrelid = relation.oid order by part.place
      ) as key,
      array(
        select target.relname::text from pg_constraint reference
        join pg_class target on target.oid = reference.confrelid
        where reference.conrelid = relation.oid and reference.contype = 'f'
      ) as "refersTo"
    from pg_class relation
    join pg_namespace on pg_namespace.oid = relation.relnamespace
    join pg_index primary_key on primary_key.indrelid = relation.oid and primary_key.indisprimary
    where relation.relkind = 'r' and nspname = current_schema()
      and relation.relname <> all(${DERIVED})
    order by relation.relname`.execute(db);
  const ordered: Table[] = [];
  const placed = new Set<string>();
  let left = rows;
  while (left.length > 0) {
    const next = left.filter(({ name, refersTo }) =>
      refersTo.every((other) => other === name || placed.has(other)),
    );
    if (next.length === 0) throw new Error('Tables refer to each other in a circle.');
    for (const { name, key } of next) {
      placed.add(name);
      ordered.push({ name, key });
    }
    left = left.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}

/** The names of the migrations that were applied. */
export async function migrationsOf(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
