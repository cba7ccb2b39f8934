import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../db';
import type { FollowTable } from '../db/schema';
import { type PageRequest, rangeOf, type Rows } from '../http/page';
import { newObjectId } from '../objectId';
import { USER_REFERENCE_COLUMNS, type UserReferenceRow } from '../references/user';

type Db = Kysely<Database>;

/** A current follow with the account that follows. */
export type FollowRow = Pick<Selectable<FollowTable>, 'id' | 'since'> & {
  follower: UserReferenceRow;
};

/** The identifier of the account whose followers are asked: by slug first, then by identifier. */
export async function findFollowed(db: Db, slugOrId: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'slug'])
    .where((where) => where.or({ slug: slugOrId, id: slugOrId.toLowerCase() }))
    .execute();
  return (rows.find(({ slug }) => slug === slugOrId) ?? rows[0])?.id;
}

/** One page of the followers of an account, in the order in which they began. */
export async function listFollowers(
  db: Db,
  followingId: string,
  { user, ...page }: PageRequest & { user?: string },
): Promise<Rows<FollowRow>> {
  const current = db
    .selectFrom('follows as follow')
    .where('follow.following_id', '=', followingId)
    .where('follow.until', 'is', null)
    .$if(user !== undefined, (query) => query.where('follow.follower_id', '=', user ?? ''));
  const { total } = await current
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { offset, limit } = rangeOf(page);
  const rows = await current
    .innerJoin('users as follower', 'follower.id', 'follow.follower_id')
    .select(['follow.id as follow_id', 'follow.since'])
    .select(USER_REFERENCE_COLUMNS.map((column) => `follower.${column}` as const))
    .orderBy('follow.since')
    .orderBy('follow.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return {
    rows: rows.map(({ follow_id, since, ...follower }) => ({ id: follow_id, since, follower })),
    total,
  };
}

/** Whether it is a new follow, and how many follow the account now; counters follow. */
export function follow(db: Db, followerId: string, followingId: string) {
  return db.transaction().execute(async (transaction) => {
    await lockCounters(transaction, followerId, followingId);
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('follows')
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
    return {
      isNew: Number(numInsertedOrUpdatedRows) > 0,
      followers: await refreshCounters(transaction, followerId, followingId),
    };
  });
}

/** How many follow the account now; undefined when nobody of that name did. */
export function unfollow(
  db: Db,
  followerId: string,
  followingId: string,
): Promise<number | undefined> {
  return db.transaction().execute(async (transaction) => {
    await lockCounters(transaction, followerId, followingId);
    const { numUpdatedRows } = await transaction
      .updateTable('follows')
      .set({ until: new Date() })
      .where('follower_id', '=', followerId)
      .where('following_id', '=', followingId)
      .where('until', 'is', null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) return undefined;
    return refreshCounters(transaction, followerId, followingId);
  });
}

// Before the first change: what is counted afterwards holds then what others have just committed.
// In one order, so that two who follow each other at once do not wait for each other.
async function lockCounters(db: Db, ...ids: string[]): Promise<void> {
  await sql`select id from users where id = any(${ids}) order by id for update`.execute(db);
}

async function refreshCounters(db: Db, followerId: string, followingId: string): Promise<number> {
  await sql`
    update users set following = (
      select count(*) from follows where follower_id = users.id and until is null
    ) where id = ${followerId}`.execute(db);
  const { rows } = await sql<{ followers: number }>`
    update users set followers = (
      select count(*) from follows where following_id = users.id and until is null
    ) where id = ${followingId} returning followers`.execute(db);
  return rows[0]?.followers ?? 0;
}
