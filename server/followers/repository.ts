import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../db';
import type { FollowTable } from '../db/schema';
import { type Batches, inOrder, MAX_ROWS, NO_ROWS } from '../db/rowBatches';
import { type PageRequest, rangeOf } from '../http/page';
import { newObjectId } from '../identifiers/objectId';
import { recordActivity } from '../recording/activity';
import { USER_REFERENCE_COLUMNS, type UserReferenceRow } from '../references/user';

type Db = Kysely<Database>;

/** A follow that has not ended, with the account of the follower. */
type FollowRow = Pick<Selectable<FollowTable>, 'id' | 'since'> & {
  follower: UserReferenceRow;
};

/** The objects that can be followed, by the name of their table. */
export type Followed = keyof typeof FOLLOWS;

/** The table that has the follows of each kind of object. */
const FOLLOWS = {
  users: 'follows',
  organizations: 'organization_follows',
  datasets: 'publication_follows',
  reuses: 'publication_follows',
  dataservices: 'publication_follows',
} as const;

/** udata's classes of the objects. */
const CLASSES: Record<Followed, string> = {
  users: 'User',
  organizations: 'Organization',
  datasets: 'Dataset',
  reuses: 'Reuse',
  dataservices: 'Dataservice',
};

// One type is enough: both tables of follows have the same columns, and both tables of objects have
// an identifier and a slug.
const followsOf = (kind: Followed) => FOLLOWS[kind] as 'follows';
const tableOf = (kind: Followed) => kind as 'users';

/** The identifier of the object in the path, looked up by slug first, then by identifier. */
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

/** One page of the followers of an object. Those who have followed it longest come first. */
export async function listFollowers(
  db: Db,
  kind: Followed,
  followingId: string,
  { user, ...range }: PageRequest & { user?: string },
): Promise<Batches<FollowRow>> {
  const current = db
    .selectFrom(`${followsOf(kind)} as follow`)
    .where('follow.following_id', '=', followingId)
    .where('follow.until', 'is', null)
    .$if(user !== undefined, (query) => query.where('follow.follower_id', '=', user ?? ''));
  const { total } = await current
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { offset, limit } = rangeOf(range);
  const size = Math.min(limit, total - offset);
  if (size <= 0) return { ...NO_ROWS, total };
  // The offset is skipped within the index, from the nearer end of the list.
  const isFromEnd = offset > total / 2;
  const direction = isFromEnd ? 'desc' : 'asc';
  const page = await current
    .select('follow.id')
    .orderBy('follow.since', direction)
    .orderBy('follow.id', direction)
    .offset(isFromEnd ? total - offset - size : offset)
    .limit(size)
    .execute();
  const ids = page.map(({ id }) => id);
  if (isFromEnd) ids.reverse();
  return { batches: followBatches(db, kind, ids), total };
}

/** Read follows in the order of `ids`, some at a time, so that others get their turn in between. */
async function* followBatches(
  db: Db,
  kind: Followed,
  ids: readonly string[],
): AsyncGenerator<FollowRow[]> {
  for (let start = 0; start < ids.length; start += MAX_ROWS) {
    const part = ids.slice(start, start + MAX_ROWS);
    const rows = await db
      .selectFrom(`${followsOf(kind)} as follow`)
      .innerJoin('users as follower', 'follower.id', 'follow.follower_id')
      .select(['follow.id as follow_id', 'follow.since'])
      .select(USER_REFERENCE_COLUMNS.map((column) => `follower.${column}` as const))
      .where(sql<boolean>`follow.id = any(${part})`)
      .execute();
    yield inOrder(
      part,
      rows.map(({ follow_id, since, ...follower }) => ({ id: follow_id, since, follower })),
    );
  }
}

/**
 * Follow an object, and update the counters on both sides.
 *
 * @returns whether the follow is new, and how many followers the object has now
 */
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
    if (isNew) {
      await refreshCounters(transaction, kind, followerId, followingId);
      await recordActivity(transaction, {
        key: `${CLASSES[kind].toLowerCase()}:followed`,
        actorId: followerId,
        organizationId: null,
        subject: { class: CLASSES[kind], id: followingId },
      });
    }
    return { isNew, followers: await countFollowers(transaction, kind, followingId) };
  });
}

/**
 * End a follow, and update the counters on both sides.
 *
 * @returns how many followers the object has now; undefined when it was not followed
 */
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

/**
 * Lock the rows whose counters change, before anything else is written.
 *
 * - The counts made afterwards then include the follows that other transactions have committed.
 * - Rows are locked in one order, organizations before accounts and publications, and accounts by
 *   identifier. Two accounts that follow each other at the same time would otherwise deadlock.
 * - `for no key update` does not block inserts that only reference these rows.
 */
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
  if (FOLLOWS[kind] === 'publication_follows') {
    await sql`select id from ${sql.table(kind)} where id = ${followingId} for no key update`.execute(
      db,
    );
  }
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
      (select count(*) from organization_follows where follower_id = users.id and until is null) +
      (select count(*) from publication_follows where follower_id = users.id and until is null)
    where id = ${followerId}`.execute(db);
  // As in udata, a new or ended follow updates `last_modified` of an organization.
  const change = kind === 'organizations' ? sql`, last_modified = ${new Date()}` : sql``;
  await sql`
    update ${sql.table(kind)} set followers = (
      select count(*) from ${sql.table(followsOf(kind))}
      where following_id = ${followingId} and until is null
    )${change} where id = ${followingId}`.execute(db);
}

/** Follows, ended ones included, of the organizations of a member that are not deleted. */
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
