import { type Kysely, sql } from 'kysely';
import type { UserReference } from '../../src/api/contract';
import type { Database } from '../db';
import type { UserTable } from '../db/schema';
import { isoFormatOrNull } from '../http/dates';
import { imageUrl, publicPage, thumbnailUrl, type View } from '../http/view';

/** Columns of a user that a reference to it shows. */
export const USER_REFERENCE_COLUMNS = [
  'id',
  'slug',
  'first_name',
  'last_name',
  'avatar',
  'deleted',
] as const;

export type UserReferenceRow = Pick<UserTable, (typeof USER_REFERENCE_COLUMNS)[number]>;

/** A reference to a user in another object. */
export const userReference = (row: UserReferenceRow, view: View): UserReference => ({
  class: 'User',
  id: row.id,
  slug: row.slug,
  first_name: row.first_name,
  last_name: row.last_name,
  ...avatarUrls(row.avatar, view),
  deleted: isoFormatOrNull(row.deleted),
  ...userUrls(row, view),
});

/** The users with the given identifiers, deleted ones included. */
export async function userReferences(
  db: Kysely<Database>,
  ids: readonly (string | null)[],
  view: View,
): Promise<Map<string, UserReference>> {
  const known = ids.filter((id) => id !== null);
  const rows = await db
    .selectFrom('users')
    .select(USER_REFERENCE_COLUMNS)
    .where(sql<boolean>`id = any(${known})`)
    .execute();
  return new Map(rows.map((row) => [row.id, userReference(row, view)]));
}

/** The addresses of a user in the API and on the public site. */
export const userUrls = ({ slug }: { slug: string }, view: View) => ({
  uri: `${view.base}/users/${slug}/`,
  page: publicPage(view, `users/${slug}`),
});

export const avatarUrls = (avatar: string | null, view: View) => ({
  avatar: imageUrl(avatar, view),
  avatar_thumbnail: thumbnailUrl(avatar, view),
});
