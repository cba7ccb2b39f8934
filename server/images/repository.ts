import { type Kysely, sql } from 'kysely';
import type { Database } from '../db';
import type { Picture } from './picture';

type Db = Kysely<Database>;

/** A column that names a stored image, of one row. */
export interface ImageHolder {
  table: 'users' | 'organizations';
  column: 'avatar' | 'logo' | 'banner_image';
  id: string;
  /** True: not once it is deleted. */
  isLiving?: boolean;
}

/**
 * Show another image in place of the one that was there, which is removed; null: show none.
 *
 * @returns false, and nothing has changed: whatever should show it is not there, or deleted
 */
export async function replaceImage(
  db: Db,
  { table, column, id, isLiving = false }: ImageHolder,
  picture: Picture | null,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ name: string | null }>`
      select ${sql.ref(column)} as name from ${sql.table(table)}
      where id = ${id} ${isLiving ? sql`and deleted is null` : sql``} for update
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

/** Keep the files of an image, whether anything shows it or not. */
export async function storeImage(db: Db, { files }: Picture): Promise<void> {
  await db.insertInto('images').values(files).execute();
}

/** Remove an image with its square; one that is kept elsewhere is left alone. */
export async function removeImage(db: Db, name: string | null): Promise<void> {
  if (name === null) return;
  const stem = name.replace(/\.\w+$/, '');
  await db.deleteFrom('images').where('name', 'like', `${stem}%`).execute();
}

/** The content of a stored image or of its square. */
export const findImage = (db: Db, name: string) =>
  db.selectFrom('images').select('content').where('name', '=', name).executeTakeFirst();
