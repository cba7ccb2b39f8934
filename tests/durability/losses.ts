import { type Kysely, sql } from 'kysely';
import type { Database } from '../../server/db';
import type { Ledger } from './writers';

/**
 * Compares a database with a ledger and describes each lost or incomplete write.
 *
 * A write that was not acknowledged may be missing, but must not be incomplete.
 */
export async function lossesOf(db: Kysely<Database>, ledger: Ledger): Promise<string[]> {
  return [
    ...(await lostEdits(db, ledger)),
    ...(await lostAccounts(db, ledger)),
    ...(await lostFollows(db, ledger)),
    ...(await brokenInvariants(db)),
  ];
}

async function lostEdits(db: Kysely<Database>, { edited }: Ledger): Promise<string[]> {
  const losses: string[] = [];
  for (const { id, acknowledged, attempted } of edited) {
    if (attempted === 0) continue;
    const row = await db
      .selectFrom('users')
      .select(['about', 'last_name', sql<string>`search::text`.as('search')])
      .where('id', '=', id)
      .executeTakeFirst();
    const found = Number(/^Édition (\d+)$/.exec(row?.about ?? '')?.[1] ?? 0);
    if (found < acknowledged) {
      losses.push(
        `edit ${acknowledged.toString()} of ${id} is lost: the database has ${found.toString()}`,
      );
    }
    if (found > 0 && row?.last_name !== `Numéro${found.toString()}`) {
      losses.push(`edit ${found.toString()} of ${id} is incomplete: ${String(row?.last_name)}`);
    }
    if (found > 0 && !row?.search.includes(`'numero${found.toString()}'`)) {
      losses.push(`edit ${found.toString()} of ${id} is missing in the search index`);
    }
  }
  return losses;
}

async function lostAccounts(db: Kysely<Database>, ledger: Ledger): Promise<string[]> {
  const known = [...ledger.created, ...ledger.deleted, ...ledger.maybeDeleted];
  if (known.length === 0) return [];
  const rows = await db
    .selectFrom('users')
    .select(['id', 'deleted', 'email', 'slug'])
    .where('id', 'in', known)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return known.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [`account ${id} is lost`];
    if (ledger.created.includes(id) && row.deleted)
      return [`account ${id} is deleted without a request`];
    if (ledger.deleted.includes(id) && !row.deleted) return [`deletion of ${id} is lost`];
    const isAnonymous = row.email === `${id}@deleted` && row.slug === `deleted-${id}`;
    return Boolean(row.deleted) === isAnonymous ? [] : [`deletion of ${id} is incomplete`];
  });
}

async function lostFollows(db: Kysely<Database>, { follows }: Ledger): Promise<string[]> {
  const losses: string[] = [];
  for (const [id, isFollowing] of follows) {
    const row = await db
      .selectFrom('users')
      .select([
        'followers',
        sql<number>`(select count(*) from follows
          where following_id = users.id and until is null)`.as('counted'),
      ])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if ((row.followers ?? 0) !== row.counted) losses.push(`the follower counter of ${id} is wrong`);
    const current = await sql`
      select from follows where following_id = ${id} and until is null
        and follower_id = (select id from users where email = 'user@example.org')`.execute(db);
    if (isFollowing !== null && isFollowing !== current.rows.length > 0) {
      losses.push(`follow of ${id} should be ${isFollowing.toString()}`);
    }
  }
  return losses;
}

/** Invariants of the database that are broken. */
async function brokenInvariants(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ counted: number; living: number; invalid: number }>`
    select (select sum(living)::bigint from row_counts where table_name = 'users') as counted,
      (select count(*) from users where deleted is null) as living,
      (select count(*) from pg_index where not indisvalid) as invalid`.execute(db);
  const [{ counted, living, invalid } = { counted: 0, living: 0, invalid: 0 }] = rows;
  return [
    ...(counted === living
      ? []
      : [`the counter of accounts is ${counted.toString()}, but there are ${living.toString()}`]),
    ...(invalid === 0 ? [] : ['an index is invalid']),
  ];
}
