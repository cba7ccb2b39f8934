import { type Kysely, sql } from 'kysely';

/** What a server relies on when it writes to a database. */
export interface Schema {
  columns: ReadonlyMap<string, { type: string; isRequired: boolean; isComputed: boolean }>;
  /** By table and name. */
  constraints: ReadonlyMap<string, { isKey: boolean }>;
  /** Keys and unique indexes, by table and content. */
  keys: ReadonlySet<string>;
}

/** Read the schema of a database, without the tables of the migrator. */
export async function readSchema<T>(db: Kysely<T>): Promise<Schema> {
  const columns = await sql<{ id: string; type: string; isRequired: boolean; isComputed: boolean }>`
    select relname || '.' || attname as id, format_type(atttypid, atttypmod) as type,
      attnotnull and not atthasdef and attidentity = '' as "isRequired",
      attgenerated <> '' as "isComputed"
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and attnum > 0
      and not attisdropped and relname not like 'kysely%'`.execute(db);
  const constraints = await sql<{ id: string; isKey: boolean }>`
    select relname || '.' || conname as id, contype in ('p', 'u') as "isKey"
    from pg_constraint join pg_class on pg_class.oid = conrelid
    where connamespace = current_schema()::regnamespace and contype <> 'n'
      and relname not like 'kysely%'`.execute(db);
  const keys = await sql<{ id: string }>`
    select relname || ': ' || regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', '') as id
    from pg_index join pg_class on pg_class.oid = indrelid
    where relnamespace = current_schema()::regnamespace and indisunique
      and relname not like 'kysely%'`.execute(db);
  return {
    columns: new Map(columns.rows.map(({ id, ...column }) => [id, column])),
    constraints: new Map(constraints.rows.map(({ id, ...constraint }) => [id, constraint])),
    keys: new Set(keys.rows.map(({ id }) => id)),
  };
}

const tableOf = (id: string) => id.split(/[.:]/)[0] ?? '';

/**
 * Changes that may make writes fail on a server that knows only the schema before.
 *
 * Such a server names columns, constraints (`on conflict on constraint`) and keys (`on conflict (…)`),
 * and gives no value to columns that it does not know.
 */
export function breakingChanges(before: Schema, after: Schema): string[] {
  const known = new Set([...before.columns.keys()].map(tableOf));
  const changes: string[] = [];
  for (const [id, { type, isRequired, isComputed }] of before.columns) {
    const now = after.columns.get(id);
    if (!now) changes.push(`${id} is gone`);
    else if (now.type !== type) changes.push(`${id} is ${now.type}`);
    else if (now.isComputed && !isComputed) changes.push(`${id} is computed`);
    else if (now.isRequired && !isRequired) changes.push(`${id} is required`);
  }
  for (const [id, { isRequired }] of after.columns) {
    const isNew = known.has(tableOf(id)) && !before.columns.has(id);
    if (isNew && isRequired) changes.push(`${id} is required`);
  }
  for (const [id, { isKey }] of before.constraints) {
    if (isKey && !after.constraints.has(id)) changes.push(`${id} is gone`);
  }
  for (const id of after.constraints.keys()) {
    if (known.has(tableOf(id)) && !before.constraints.has(id)) changes.push(`${id} is new`);
  }
  for (const id of before.keys) if (!after.keys.has(id)) changes.push(`key ${id} is gone`);
  for (const id of after.keys) {
    if (known.has(tableOf(id)) && !before.keys.has(id)) changes.push(`key ${id} is new`);
  }
  return changes;
}
