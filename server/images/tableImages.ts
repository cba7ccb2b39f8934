import { Readable } from 'node:stream';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db';
import { isImageName, stemOf } from './names';
import type { ImageStorage } from './storage';

/** Short enough to be parsed without holding up other calls. */
const SLICE_BYTES = 1024 * 1024;

/** Images as rows of the table `images`. They are read in slices. */
export function tableImages(db: Kysely<Database>): ImageStorage {
  return {
    async write(file) {
      await db
        .insertInto('images')
        .values(file)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async read(name) {
      if (!isImageName(name)) return undefined;
      const found = await db
        .selectFrom('images')
        .select(sql<number>`length(content)`.as('bytes'))
        .where('name', '=', name)
        .executeTakeFirst();
      if (!found) return undefined;
      const slices = slicesOf(db, name, found.bytes);
      return { bytes: found.bytes, content: Readable.from(slices, { objectMode: false }) };
    },
    async remove(name) {
      const stem = stemOf(name);
      if (stem === undefined) return;
      await db.deleteFrom('images').where('name', 'like', `${stem}%`).execute();
    },
    async names() {
      const rows = await db.selectFrom('images').select('name').orderBy('name').execute();
      return rows.map(({ name }) => name);
    },
    within: tableImages,
  };
}

/** @throws Error when the image is deleted between two slices */
async function* slicesOf(
  db: Kysely<Database>,
  name: string,
  bytes: number,
): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes; start += SLICE_BYTES) {
    const { slice } = await db
      .selectFrom('images')
      .select(sql<Buffer>`substr(content, ${start + 1}, ${SLICE_BYTES})`.as('slice'))
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    yield slice;
  }
}
