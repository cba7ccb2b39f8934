import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../db';
import type { FollowTable } from '../db/schema';
import { type PageRequest, rangeOf, type Rows } from '../http/page';
import { newObjectId } from '../identifiers/objectId';
import { USER_REFERENCE_COLUMNS, type UserReferenceRow } from '../references/user';

type Db = Kysely<Database>;

/** A current follow with the account that follows. */
export type FollowRow = Pick<Selectable<FollowTable>, 'id' | 'since'> & {
  follower: UserReferenceRow;
};

/** A kind of object that can be followed: where it is, and where its follows are. */
export type Followed = 'users' | 'organizations';

const FOLLOWS = { users: 'follows', organizations: 'organization_follows' } as const;

// Both tables of follows have the same columns, both tables of objects an identifier and a slug.
const followsOf = (kind: Followed) => FOLLOWS[kind] as 'follows';
const tableOf = (kind: Followed) => kind as 'users';

/** The identifier of what has the followers that are asked: by slug first, then by identifier. */
export async function findFollowed(
  db: Db,
  kind: Followed,
  slugOrId: string,
): Promise<string | undefined> {
  const rows = await db
    .selectFrom(tableOf(kind))
    .select(['id', 'slug'])
    .where((where) => where.or({ slug: slugOrId, id: slugOrId.toLowerCase() }))
    .execute();
  return (rows.find(({ slug }) => slug === slugOrId) ?? rows[0])?.id;
}

/** One page of the followers of an object, in the order in which they began. */
export async function listFollowers(
  db: Db,
  kind: Followed,
  followingId: string,
  { user, ...page }: PageRequest & { user?: string },
): Promise<Rows<FollowRow>> {
  const current = db
    .selectFrom(`${followsOf(kind)} as follow`)
    .where('follow.following_id', '=', followingId)
    .where('follow.until', 'is', null)
    .$if(user !== undefined, (query) => query.where('follow.follower_id', '=', user ?? ''));
  const { total } = await current
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { offset, limit } = rangeOf(page);
  const size = Math.min(limit, total - offset);
  if (size <= 0) return { rows: [], total };
  // Passed over in the index alone, from the nearer end; only the rows of the page are fetched.
  const isFromEnd = offset > total / 2;
  const direction = isFromEnd ? 'desc' : 'asc';
  const ids = current
    .select('follow.id as page_id')
    .orderBy('follow.since', direction)
    .orderBy('follow.id', direction)
    .offset(isFromEnd ? total - offset - size : offset)
    .limit(size)
    .as('page');
  const rows = await db
    .selectFrom(ids)
    .innerJoin(`${followsOf(kind)} as follow`, 'follow.id', 'page.page_id')
    .innerJoin('users as follower', 'follower.id', 'follow.follower_id')
    .select(['follow.id as follow_id', 'follow.since'])
    .select(USER_REFERENCE_COLUMNS.map((column) => `follower.${column}` as const))
    .orderBy('follow.since')
    .orderBy('follow.id')
    .execute();
  return {
    rows: rows.map(({ follow_id, since, ...follower }) => ({ id: follow_id, since, follower })),
    total,
  };
}

/** Whether it is a new follow, and how many follow the object now; counters follow. */
export function follow(db: Db, kind: Followed, followerId: string, followingId: string) {
  return db.transaction().execute(async (transaction) => {
    await lockCounters(transaction, kind, followerId, followingId);
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto(followsOf(kind))
      .values({
        id: newObjectId(),
        follower_id: followerId,
        following_id: followingId,
        since: new Date(),
        until: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['follower_id', 'following_id']).where('until', 'is', null).doNothing(),
      )
      .executeTakeFirstOrThrow();
    const isNew = Number(numInsertedOrUpdatedRows) > 0;
    if (isNew) await refreshCounters(transaction, kind, followerId, followingId);
    return { isNew, followers: await countFollowers(transaction, kind, followingId) };
  });
}

/** How many follow the object now; undefined when it was not followed. */
export function unfollow(
  db: Db,
  kind: Followed,
  followerId: string,
  followingId: string,
): Promise<number | undefined> {
  return db.transaction().execute(async (transaction) => {
    await lockCounters(transaction, kind, followerId, followingId);
    const { numUpdatedRows } = await transaction
      .updateTable(followsOf(kind))
      .set({ until: new Date() })
      .where('follower_id', '=', followerId)
      .where('following_id', '=', followingId)
      .where('until', 'is', null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) return undefined;
    await refreshCounters(transaction, kind, followerId, followingId);
    return countFollowers(transaction, kind, followingId);
  });
}

// Before the first change: what is counted afterwards holds then what others have just committed.
// In one order, organizations before accounts: two who follow each other at once do not wait for
// each other. No more than is changed: what only refers to them, in any order, waits for nobody.
async function lockCounters(
  db: Db,
  kind: Followed,
  followerId: string,
  followingId: string,
): Promise<void> {
  if (kind === 'organizations') {
    await sql`select id from organizations where id = ${followingId} for no key update`.execute(db);
  }
  await sql`
    select id from users where id = any(${[followerId, followingId]}) order by id for no key update`.execute(
    db,
  );
}

async function countFollowers(db: Db, kind: Followed, followingId: string): Promise<number> {
  const { count } = await db
    .selectFrom(followsOf(kind))
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('following_id', '=', followingId)
    .where('until', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

async function refreshCounters(
  db: Db,
  kind: Followed,
  followerId: string,
  followingId: string,
): Promise<void> {
  await sql`
    update users set following =
      (select count(*) from follows where follower_id = users.id and until is null) +
      (select count(*) from organization_follows where follower_id = users.id and until is null)
    where id = ${followerId}`.execute(db);
  // Being followed is a change of an organization, as in udata.
  const change = kind === 'organizations' ? sql`, last_modified = ${new Date()}` : sql``;
  await sql`
    update ${sql.table(kind)} set followers = (
      select count(*) from ${sql.table(followsOf(kind))}
      where following_id = ${followingId} and until is null
    )${change} where id = ${followingId}`.execute(db);
}

/** How often the living organizations of an account were followed, ended follows included. */
export async function countFollowsOfOrganizations(db: Db, memberId: string): Promise<number> {
  const { count } = await db
    .selectFrom('organization_follows as follow')
    .innerJoin('members as member', 'member.organization_id', 'follow.following_id')
    .innerJoin('organizations as organization', 'organization.id', 'follow.following_id')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('member.user_id', '=', memberId)
    .where('organization.deleted', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
