import { type Kysely, sql } from 'kysely';
import type { Database } from '../db';
import type { Picture } from './picture';
import type { ImageStorage } from './storage';

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
 * In this order, so that the name in a row is always that of a stored image. A failure in between may
 * leave an image that no row names.
 *
 * @param picture null to only remove the current image
 * @returns false, with nothing changed, when the row does not exist or is deleted
 */
export async function replaceImage(
  db: Kysely<Database>,
  images: ImageStorage,
  holder: ImageHolder,
  picture: Picture | null,
): Promise<boolean> {
  if (picture) await storeImage(images, picture);
  const before = await setName(db, holder, picture?.name ?? null);
  const unused = before ? before.name : picture?.name;
  if (unused != null) await images.remove(unused);
  return before !== undefined;
}

/** Store the files of an image, without setting it on any row. */
export async function storeImage(images: ImageStorage, { files }: Picture): Promise<void> {
  for (const file of files) await images.write(file);
}

/** Set the name of an image on a row. Gives the name before, or undefined if there is no such row. */
function setName(
  db: Kysely<Database>,
  { table, column, id, isNotDeleted = false }: ImageHolder,
  name: string | null,
): Promise<{ name: string | null } | undefined> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ name: string | null }>`
      select ${sql.ref(column)} as name from ${sql.table(table)}
      where id = ${id} ${isNotDeleted ? sql`and deleted is null` : sql``} for update
    `.execute(transaction);
    if (!rows[0]) return undefined;
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${name} where id = ${id}
    `.execute(transaction);
    return rows[0];
  });
}
