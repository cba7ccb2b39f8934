import { sql } from 'kysely';
import { openStore, type StoreLocation, vacuum } from '../../server/db';
import { isSeeded, seed } from '../../server/seed';

const MAX_FOLLOWERS = 100_000;

/** A word that twelve accounts have, which are spread over the list. */
export const RARE_WORD = 'zyxomma';
const RARE_ACCOUNTS = 12;

/** Facts about the loaded data, and how long loading took. */
export interface Loaded {
  seconds: number;
  /** The most followed account. */
  starId: string;
  followers: number;
}

/**
 * Fills an empty database with generated accounts, one of which has 100,000 followers (or all others).
 */
export async function load(location: StoreLocation, users: number): Promise<Loaded> {
  const store = await openStore(location);
  try {
    if (await isSeeded(store.db)) throw new Error('The database is not empty.');
    const began = performance.now();
    await seed(store.db, users);
    const { id: starId } = await store.db
      .selectFrom('users')
      .select('id')
      .where('deleted', 'is', null)
      .orderBy(sql`followers desc nulls last`)
      .executeTakeFirstOrThrow();
    // These identifiers cannot conflict with those of the seed: they begin with a date in the future.
    await sql`
      insert into follows (id, follower_id, following_id, since)
      select 'f' || substr(md5(id), 1, 23), id, ${starId}, now() from users
      where id <> ${starId} and deleted is null and not exists (
        select from follows where follower_id = users.id and following_id = ${starId}
          and until is null
      ) limit ${MAX_FOLLOWERS}`.execute(store.db);
    const { rows } = await sql<{ followers: number }>`
      update users set followers = (
        select count(*) from follows where following_id = users.id and until is null
      ) where id = ${starId} returning followers`.execute(store.db);
    await sql`
      update users set last_name = ${RARE_WORD},
        search = search || to_tsvector('simple', ${RARE_WORD})
      where id in (
        select id from users where deleted is null order by md5(id) limit ${RARE_ACCOUNTS}
      )`.execute(store.db);
    await vacuum(store.db);
    // Otherwise PostgreSQL writes the loaded data to disk for minutes, during the first measurements.
    await sql`checkpoint`.execute(store.db);
    const seconds = (performance.now() - began) / 1000;
    return { seconds, starId, followers: rows[0]?.followers ?? 0 };
  } finally {
    await store.close();
  }
}
