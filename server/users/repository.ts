import {
  type Insertable,
  type Kysely,
  type Selectable,
  sql,
  type Transaction,
  type Updateable,
} from 'kysely';
import type { UserListQuery } from '../../src/api/contract';
import type { Database } from '../db';
import { orderedRows, orderOfSort } from '../db/orderedIds';
import { type Batches, bytesOfText, inOrder, NO_ROWS } from '../db/rowBatches';
import type { UserTable } from '../db/schema';
import { Gone } from '../errors';
import { type PageRequest, rangeOf } from '../http/page';
import type { ImageStorage } from '../images/storage';
import { leaveOrganizations } from '../memberships/accounts';
import { newObjectId } from '../identifiers/objectId';
import { markSubjectDeleted } from '../reports/repository';
import { tsquery } from '../search/query';
import { freeSlug, retrySlug, toSlug } from '../identifiers/slug';
import { searchVector } from './search';

/** An account as stored, without the columns that the API never serves. */
export type UserRow = Omit<Selectable<UserTable>, 'search' | 'language' | 'imported_id'>;

/** The columns that an administrator or the owner of the account may change. */
export type UserValues = Pick<
  UserRow,
  | 'email'
  | 'first_name'
  | 'last_name'
  | 'website'
  | 'about'
  | 'roles'
  | 'active'
  | 'mail_cadence'
  | 'notifications_paused'
>;

const COLUMNS = [
  'id',
  'slug',
  'first_name',
  'last_name',
  'email',
  'active',
  'about',
  'website',
  'avatar',
  'roles',
  'created_at',
  'last_login_at',
  'password_rotation_demanded',
  'password_rotation_performed',
  'deleted',
  'mail_cadence',
  'notifications_paused',
  'datasets',
  'reuses',
  'dataservices',
  'following',
  'followers',
] as const satisfies (keyof UserRow)[];

type Db = Kysely<Database>;

export const findUserById = (db: Db, id: string): Promise<UserRow | undefined> =>
  db.selectFrom('users').select(COLUMNS).where('id', '=', id.toLowerCase()).executeTakeFirst();

export const findUserBySlug = (db: Db, slug: string): Promise<UserRow | undefined> =>
  db.selectFrom('users').select(COLUMNS).where('slug', '=', slug).executeTakeFirst();

/** One page of the accounts that are not deleted, inactive ones included. */
export async function listUsers(
  db: Db,
  { q, sort, ...page }: UserListQuery & PageRequest,
): Promise<Batches<UserRow>> {
  const search = q ? tsquery(q, 'any') : undefined;
  // The query holds only stop words or exclusions, so nothing can match.
  if (q && search === undefined) return NO_ROWS;
  const order = orderOfSort(sort, search !== undefined);
  return orderedRows<UserRow>(
    db,
    { search, order, ...rangeOf(page) },
    {
      table: 'users',
      columns: COLUMNS,
      long: ['about', 'website'],
      longBytes: sql`${bytesOfText('about')} + ${bytesOfText('website')}`,
    },
  );
}

/** The columns of an account that a suggestion shows. */
const SUGGESTION_COLUMNS = ['id', 'slug', 'first_name', 'last_name', 'email', 'avatar'] as const;
export type SuggestedRow = Pick<UserRow, (typeof SUGGESTION_COLUMNS)[number]>;

/** Accounts in any order, without those that were deleted since `ids` were read. */
const suggestedByIds = (db: Db, ids: readonly string[]): Promise<SuggestedRow[]> =>
  db
    .selectFrom('users')
    .select(SUGGESTION_COLUMNS)
    .where(sql<boolean>`id = any(${ids})`)
    .where('deleted', 'is', null)
    .execute();

/** How many of the newest accounts a suggestion scans before it uses the trigram index of slugs. */
const RECENT_COUNT = 2_000;

/**
 * The newest accounts that are not deleted and whose slug contains a text.
 *
 * A text that many slugs contain is found among the newest accounts. A rare one is found through the
 * index. Either method alone would sometimes read all accounts. The index cannot be used for texts of
 * one or two characters.
 */
export async function suggestUsers(
  db: Db,
  slugPart: string,
  size: number,
): Promise<SuggestedRow[]> {
  const matching = sql`deleted is null and strpos(slug, ${slugPart}) > 0`;
  const newestFirst = sql`order by created_at desc, id desc limit ${size}`;
  const { rows } = await sql<{ ids: string[] }>`
    with recent as materialized (
      select id, slug, created_at, deleted from users where deleted is null
      order by created_at desc, id desc limit ${RECENT_COUNT}
    )
    select array(select id from recent where ${matching} ${newestFirst}) as ids`.execute(db);
  const recent = rows[0]?.ids ?? [];
  if (recent.length === size) return inOrder(recent, await suggestedByIds(db, recent));
  // Materialized: scanning all accounts from the newest for a few matches took ten times as long.
  const isIndexed = slugPart.length >= 3;
  const all = await sql<{ id: string }>`
    with found as materialized (
      select id, created_at from users
      where ${isIndexed ? sql`deleted is null and slug like ${`%${slugPart}%`}` : matching}
    )
    select id from found ${newestFirst}`.execute(db);
  const ids = all.rows.map(({ id }) => id);
  return inOrder(ids, await suggestedByIds(db, ids));
}

/**
 * Insert a new account, with the first free slug made from its name.
 *
 * @throws the database's unique violation when the e-mail address is taken
 */
export function createUser(db: Db, values: UserValues): Promise<UserRow> {
  const id = newObjectId();
  // A name without letters or digits has an empty slug; the identifier replaces it.
  const base = toSlug(`${values.first_name} ${values.last_name}`) || id;
  return retrySlug('users', async () => {
    const row: Insertable<UserTable> = {
      ...values,
      id,
      slug: await freeSlug(db, 'users', base),
      created_at: new Date(),
      search: searchVector(values),
    };
    return db.insertInto('users').values(row).returning(COLUMNS).executeTakeFirstOrThrow();
  });
}

/**
 * Update an account. Its slug does not change.
 *
 * @param before the account as it was read before the changes were checked
 * @returns undefined when it has been deleted since, so that personal data is not written back
 * @throws the database's unique violation when the e-mail address is taken
 */
export async function updateUser(
  db: Db,
  before: UserRow,
  changes: Partial<UserValues>,
): Promise<UserRow | undefined> {
  if (Object.keys(changes).length === 0) return before;
  return db.transaction().execute(async (transaction) => {
    const row = await lockUser(transaction, before.id);
    if (row.deleted && !before.deleted) return undefined;
    const values: Updateable<UserTable> = {
      ...changes,
      search: searchVector({ ...row, ...changes }),
    };
    return transaction
      .updateTable('users')
      .set(values)
      .where('id', '=', row.id)
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  });
}

/** Read an account and lock its row until the end of the transaction. */
const lockUser = (transaction: Db, id: string): Promise<UserRow> =>
  transaction
    .selectFrom('users')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export async function requirePasswordRotation(db: Db, id: string): Promise<void> {
  await db
    .updateTable('users')
    .set({ password_rotation_demanded: new Date() })
    .where('id', '=', id)
    .execute();
}

/** Deletes the comments of an account, in the transaction that deletes the account. */
export type DeleteComments = (
  transaction: Transaction<Database>,
  userId: string,
  deletedById: string,
) => Promise<void>;

/**
 * Delete an account permanently, as udata does: the row stays, without personal data.
 *
 * Its avatar, memberships, pending requests, pending invitations and contact points are deleted. Its
 * keys are revoked, its follows ended, and reports about it marked as handled. The follower counters
 * of the accounts it followed do not change.
 *
 * What it publishes stays, and so do its comments unless they are to be deleted.
 *
 * @param deletedById the account that deletes, which may be the same
 * @param deleteComments deletes its comments; undefined to keep them
 * @throws Gone when it is already deleted
 */
export async function deleteUser(
  db: Db,
  images: ImageStorage,
  id: string,
  deletedById: string,
  deleteComments?: DeleteComments,
): Promise<void> {
  const now = new Date();
  const anonymous = {
    slug: `deleted-${id}`,
    email: `${id}@deleted`,
    first_name: 'DELETED',
    last_name: 'DELETED',
  };
  const avatar = await db.transaction().execute(async (transaction) => {
    await leaveOrganizations(transaction, id);
    const { avatar: name, deleted } = await lockUser(transaction, id);
    if (deleted) throw new Gone('User has already been deleted');
    await transaction
      .updateTable('users')
      .set({
        ...anonymous,
        active: false,
        avatar: null,
        website: null,
        about: null,
        deleted: now,
        search: searchVector(anonymous),
      })
      .where('id', '=', id)
      .execute();
    await transaction
      .updateTable('api_tokens')
      .set({ revoked_at: now })
      .where('user_id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
    await transaction
      .updateTable('follows')
      .set({ until: now })
      .where('until', 'is', null)
      .where((where) => where.or({ follower_id: id, following_id: id }))
      .execute();
    for (const table of ['organization_follows', 'publication_follows'] as const) {
      await transaction
        .updateTable(table)
        .set({ until: now })
        .where('until', 'is', null)
        .where('follower_id', '=', id)
        .execute();
    }
    await transaction.deleteFrom('contact_points').where('owner_id', '=', id).execute();
    await markSubjectDeleted(transaction, { class: 'User', id }, deletedById, now);
    await deleteComments?.(transaction, id, deletedById);
    return name;
  });
  if (avatar !== null) await images.remove(avatar);
}

export const listRoles = (db: Db) =>
  db.selectFrom('roles').select('name').orderBy('name').execute();
