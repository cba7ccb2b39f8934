import { type Kysely, sql } from 'kysely';
import type { Database } from '../db';
import type { Picture } from './picture';

type Db = Kysely<Database>;

/** The column of a row that has the name of a stored image. */
interface ImageHolder {
  table: 'users' | 'organizations';
  column: 'avatar' | 'logo' | 'banner_image';
  id: string;
  /** Whether the row must not be deleted. Otherwise a deleted row can get an image too. */
  isNotDeleted?: boolean;
}

/**
 * Store an image, set it on its row, and delete the one it replaces.
 *
 * @param picture null to only remove the current image
 * @returns false, with nothing changed, when the row does not exist or is deleted
 */
export async function replaceImage(
  db: Db,
  { table, column, id, isNotDeleted = false }: ImageHolder,
  picture: Picture | null,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ name: string | null }>`
      select ${sql.ref(column)} as name from ${sql.table(table)}
      where id = ${id} ${isNotDeleted ? sql`and deleted is null` : sql``} for update
    `.execute(transaction);
    if (!rows[0]) return false;
    if (picture) await storeImage(transaction, picture);
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${picture?.name ?? null}
      where id = ${id}`.execute(transaction);
    await removeImage(transaction, rows[0].name);
    return true;
  });
}

/** Store the files of an image, without setting it on any row. */
export async function storeImage(db: Db, { files }: Picture): Promise<void> {
  await db.insertInto('images').values(files).execute();
}

/** Delete an image and its thumbnail. Names of images not stored here are ignored. */
export async function removeImage(db: Db, name: string | null): Promise<void> {
  if (name === null) return;
  const stem = name.replace(/\.\w+$/, '');
  await db.deleteFrom('images').where('name', 'like', `${stem}%`).execute();
}

/** The content of a stored image or thumbnail. */
export const findImage = (db: Db, name: string) =>
  db.selectFrom('images').select('content').where('name', '=', name).executeTakeFirst();
