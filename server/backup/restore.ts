import { type Kysely, sql } from 'kysely';
import * as Type from 'typebox';
import { Check } from 'typebox/schema';
import { type Database, isUnavailable } from '../db';
import { isImageName } from '../images/names';
import type { ImageStorage } from '../images/storage';
import type { Tail } from './dump';
import { type Contents, IMAGES, migrationsOf, tablesToDump } from './tables';

/** A dump cannot be restored, and nothing was changed. `message` is one line. */
export class BadDump extends Error {}

const HEAD = Type.Object({ vigie: Type.Number(), migrations: Type.Array(Type.String()) });
const PART = Type.Tuple([Type.String(), Type.Array(Type.Object({}))]);
/** `content` is `\\x` followed by hexadecimal digits, as PostgreSQL writes bytes. */
const IMAGE = Type.Object({ name: Type.String(), content: Type.String() });
const TAIL = Type.Object({ rows: Type.Record(Type.String(), Type.Number()) });

/** Columns whose values are only valid in the database where they were written. */
const LOCAL_COLUMNS: Record<string, readonly string[]> = { api_tokens: ['last_write'] };

/**
 * Restore the lines of a dump into a database and its images, all of them or none.
 *
 * @param isReplacing empty the tables first; otherwise the database must have no users
 * @returns the number of rows inserted into each table
 * @throws BadDump when it is not a dump, is cut off or is of a later version, or when there are users
 */
export async function restore(
  { db, images }: Contents,
  lines: AsyncIterable<string>,
  isReplacing = false,
): Promise<Tail['rows']> {
  const before = new Set(await images.names());
  const restored = new Set<string>();
  try {
    const rows = await restoreRows({ db, images }, lines, isReplacing, (name) =>
      restored.add(name),
    );
    await removeImages(images, before, restored);
    return rows;
  } catch (error) {
    // With images in a folder, the transaction does not undo this.
    await removeImages(images, restored, before);
    throw error;
  }
}

async function restoreRows(
  { db, images }: Contents,
  lines: AsyncIterable<string>,
  isReplacing: boolean,
  onImage: (name: string) => void,
): Promise<Tail['rows']> {
  return db.transaction().execute(async (transaction) => {
    await sql`set local statement_timeout = 0`.execute(transaction);
    const tables = (await tablesToDump(transaction)).map(({ name }) => name);
    const inserted: Tail['rows'] = {};
    let tail: Tail | undefined;
    let hasHead = false;
    for await (const text of lines) {
      const line = parse(text);
      if (!hasHead) {
        checkHead(line, await migrationsOf(transaction));
        await emptyTables(transaction, tables, isReplacing);
        hasHead = true;
      } else if (Check(PART, line)) {
        const [table, rows] = line;
        if (!tables.includes(table)) throw new BadDump(`There is no table ${table} here.`);
        if (table === IMAGES) await writeImages(images.within(transaction), rows, onImage);
        else await insert(transaction, table, rows);
        inserted[table] = (inserted[table] ?? 0) + rows.length;
      } else if (Check(TAIL, line)) tail = line;
      else throw new BadDump('A line of the dump has neither rows nor their count.');
    }
    if (!tail) throw new BadDump('The dump is cut off: its last line is missing.');
    for (const [table, count] of Object.entries(tail.rows)) {
      if ((inserted[table] ?? 0) !== count) throw new BadDump(`Rows of ${table} are missing.`);
    }
    await resetSequences(transaction);
    return tail.rows;
  });
}

async function removeImages(
  images: ImageStorage,
  names: ReadonlySet<string>,
  except: ReadonlySet<string>,
): Promise<void> {
  for (const name of names) if (!except.has(name)) await images.remove(name);
}

async function writeImages(
  images: ImageStorage,
  rows: object[],
  onImage: (name: string) => void,
): Promise<void> {
  for (const row of rows) {
    const content = Check(IMAGE, row) ? bytesOf(row.content) : undefined;
    if (!Check(IMAGE, row) || !content || !isImageName(row.name)) {
      throw new BadDump('Rows of images cannot be stored here (unreadable).');
    }
    onImage(row.name);
    await images.write({ name: row.name, content });
  }
}

/** The bytes of a text as PostgreSQL writes them. Undefined if it is something else. */
function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text.slice(2), 'hex');
  return text.startsWith('\\x') && bytes.length * 2 === text.length - 2 ? bytes : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadDump('A line of the dump is not JSON.');
  }
}

function checkHead(line: unknown, known: string[]): void {
  if (!Check(HEAD, line)) throw new BadDump('The file is not a dump.');
  const unknownMigration = line.migrations.find((name) => !known.includes(name));
  if (unknownMigration)
    throw new BadDump(`The dump is of a later version: ${unknownMigration} is unknown here.`);
}

async function emptyTables(
  db: Kysely<Database>,
  tables: readonly string[],
  isReplacing: boolean,
): Promise<void> {
  const any = await db.selectFrom('users').select('id').limit(1).executeTakeFirst();
  if (any && !isReplacing) {
    throw new BadDump(
      'There are accounts in this database: use --replace to remove its content first.',
    );
  }
  const all = [...tables, 'row_counts'].map((name) => sql.table(name));
  await sql`truncate ${sql.join(all)}`.execute(db);
}

/** Set the sequences, so that new rows are numbered after the restored ones. */
async function resetSequences(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name::text as table, column_name::text as column from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(db);
  for (const { table, column } of rows) {
    await sql`
      select setval(
        pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false
      ) from ${sql.table(table)}`.execute(db);
  }
}

/** The columns of a table, except for those that the database computes. */
async function columnsOf(db: Kysely<Database>, table: string) {
  const { rows } = await sql<{ column: string }>`
    select column_name::text as column from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'
    order by ordinal_position`.execute(db);
  return rows.map(({ column }) => sql.ref(column));
}

async function insert(db: Kysely<Database>, table: string, rows: object[]): Promise<void> {
  const local = (LOCAL_COLUMNS[table] ?? []).map((column) => [column, null]);
  try {
    const own = rows.map((row) => ({ ...row, ...Object.fromEntries(local) }));
    const columns = sql.join(await columnsOf(db, table));
    await sql`
      insert into ${sql.table(table)} (${columns}) overriding system value
      select ${columns} from json_populate_recordset(
        null::${sql.table(table)}, ${JSON.stringify(own)}::json)`.execute(db);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const { code = 'unreadable' } = error as { code?: string };
    throw new BadDump(`Rows of ${table} cannot be stored here (${code}).`, { cause: error });
  }
}
