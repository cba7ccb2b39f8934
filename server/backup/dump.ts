import { buffer } from 'node:stream/consumers';
import { type Kysely, sql } from 'kysely';
import { type Database, groupsBySize } from '../db';
import type { ImageStorage } from '../images/storage';
import { type Contents, IMAGES, migrationsOf, type Table, tablesToDump } from './tables';

/** First line of a dump. */
interface Head {
  vigie: 1;
  migrations: string[];
}

/** Last line of a dump. If it is missing, the dump was cut off. */
export interface Tail {
  rows: Record<string, number>;
}

const MAX_PAGE_ROWS = 1_000;
/** Characters of a line, except for a single row that is longer. A restore parses a line as a whole. */
const MAX_PAGE_LENGTH = 4 * 1024 * 1024;
/** Small, because rows may be megabytes in size. The next pages depend on the size of the rows. */
const FIRST_PAGE_ROWS = 20;

/**
 * Dump a database as lines of JSON: a head, then `["table", [row, …]]` with rows as objects, then a
 * tail.
 *
 * The dump is a consistent snapshot. The same content gives the same lines.
 */
export async function* dump({ db, images }: Contents): AsyncGenerator<string> {
  // In one transaction, so that changes made meanwhile are not in the dump.
  const transaction = await db.startTransaction().setIsolationLevel('repeatable read').execute();
  try {
    await sql`set local statement_timeout = 0`.execute(transaction);
    await sql`set local timezone = 'UTC'`.execute(transaction);
    yield toLine({ vigie: 1, migrations: await migrationsOf(transaction) } satisfies Head);
    const rows: Tail['rows'] = {};
    for (const table of await tablesToDump(transaction)) {
      rows[table.name] = 0;
      const pages =
        table.name === IMAGES
          ? imagePages(images.within(transaction))
          : pagesOf(transaction, table);
      for await (const page of pages) {
        rows[table.name] = (rows[table.name] ?? 0) + page.length;
        yield `[${JSON.stringify(table.name)},[${page.join(',')}]]\n`;
      }
    }
    yield toLine({ rows } satisfies Tail);
  } finally {
    await transaction.rollback().execute();
  }
}

/**
 * Rows as JSON, in pages by primary key rather than offset, so that no page is slower than the first.
 */
async function* pagesOf(db: Kysely<Database>, { name, key }: Table): AsyncGenerator<string[]> {
  const keys = sql.join(key.map((column) => sql.ref(column)));
  let limit = FIRST_PAGE_ROWS;
  let after: string[] | undefined;
  for (;;) {
    const from =
      after === undefined
        ? sql``
        : sql`where (${keys}) > (${sql.join(after.map((value) => sql`${value}`))})`;
    const { rows } = await sql<{ json: string; key: string[] }>`
      select row_to_json(row)::text as json, array[${sql.join(
        key.map((column) => sql`${sql.ref(column)}::text`),
      )}] as key
      from (select * from ${sql.table(name)} ${from} order by ${keys} limit ${limit}) as row
    `.execute(db);
    const all = rows.map(({ json }) => json);
    yield* groupsBySize(all, (json) => json.length, MAX_PAGE_LENGTH);
    if (rows.length < limit) return;
    after = rows.at(-1)?.key;
    const length = rows.reduce((sum, { json }) => sum + json.length, 0);
    const fitting = Math.floor((MAX_PAGE_LENGTH * rows.length) / length);
    limit = Math.min(MAX_PAGE_ROWS, Math.max(1, fitting));
  }
}

/** Images as rows of their table, wherever they are, so that a dump can be restored anywhere. */
async function* imagePages(images: ImageStorage): AsyncGenerator<string[]> {
  for (const name of await images.names()) {
    const image = await images.read(name);
    // Deleted meanwhile, which does not happen within a transaction or in a copy of a folder.
    if (!image) continue;
    const content = `\\x${(await buffer(image.content)).toString('hex')}`;
    yield [JSON.stringify({ name, content })];
  }
}

const toLine = (value: unknown) => `${JSON.stringify(value)}\n`;
