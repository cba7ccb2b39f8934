import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../db';
import { freshStore } from '../testing';
import { FIRST_ADMINISTRATOR, FIXED_ACCOUNTS, isSeeded, seed } from '.';

const TABLES = ['users', 'organizations', 'members', 'follows', 'reports'] as const;

async function fingerprint({ db }: Store): Promise<string> {
  const digest = createHash('sha256');
  for (const table of TABLES) {
    const { rows } = await sql<{ text: string }>`
      select row_to_json(t)::text as text from ${sql.table(table)} t order by t::text`.execute(db);
    for (const { text } of rows) digest.update(text);
  }
  return digest.digest('hex');
}

describe('the seed', () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
    expect(await isSeeded(store.db)).toBe(false);
    await seed(store.db, 500);
  });
  afterAll(() => store.close());

  it('creates the given number of accounts, including the fixed ones', async () => {
    expect(await isSeeded(store.db)).toBe(true);
    const users = await store.db.selectFrom('users').select(['id', 'roles']).execute();
    expect(users).toHaveLength(500);
    for (const { id } of FIXED_ACCOUNTS) expect(users.map((user) => user.id)).toContain(id);
    expect(users.find(({ id }) => id === FIRST_ADMINISTRATOR.id)?.roles).toEqual(['admin']);
  });

  it('creates the same rows each time', async () => {
    const other = await freshStore();
    try {
      await seed(other.db, 500);
      expect(await fingerprint(other)).toBe(await fingerprint(store));
    } finally {
      await other.close();
    }
  });

  it('has counters that match the follows, and a few accounts with very many', async () => {
    const { rows } = await sql<{ wrong: number; most: number; median: number }>`
      with counted as (
        select users.id, coalesce(users.followers, 0) as kept,
          (select count(*) from follows where following_id = users.id and until is null) as made
        from users
      )
      select count(*) filter (where kept <> made) as wrong, max(made) as most,
        percentile_cont(0.5) within group (order by made) as median
      from counted`.execute(store.db);
    const [{ wrong, most, median }] = rows as [(typeof rows)[0]];
    expect(wrong).toBe(0);
    expect(most).toBeGreaterThan(20);
    expect(median).toBeLessThan(most / 5);
  });

  it('plants a burst of sign-ups with links within 70 minutes', async () => {
    const { rows } = await sql<{ accounts: number; minutes: number }>`
      select count(*) as accounts,
        extract(epoch from max(created_at) - min(created_at))::float / 60 as minutes
      from users where about like '%https://bonus-casino.example.com/%'
        or about like '%https://pari-gagnant.example.net/%'
        or about like '%https://credit-facile.example.org/%'`.execute(store.db);
    expect(rows[0]?.accounts).toBe(40);
    expect(rows[0]?.minutes).toBeLessThan(70);
  });

  it('plants a ring of accounts that follow each other', async () => {
    const { rows } = await sql<{ members: number; inside: number }>`
      with ring as (select id from users where about like 'Membre du collectif%')
      select (select count(*) from ring) as members, (
        select count(*) from follows where until is null
          and follower_id in (select id from ring) and following_id in (select id from ring)
      ) as inside`.execute(store.db);
    const [{ members, inside }] = rows as [(typeof rows)[0]];
    expect(members).toBe(14);
    expect(inside / (members * (members - 1))).toBeGreaterThan(0.7);
  });

  it('plants a ring hidden among ordinary accounts', async () => {
    const { rows } = await sql<{ members: number; inside: number; outside: number }>`
      with ring as (select id from users where website like '%patrimoine-serein%')
      select (select count(*) from ring) as members,
        count(*) filter (where following_id in (select id from ring)) as inside,
        count(*) filter (where following_id not in (select id from ring)) as outside
      from follows where until is null and follower_id in (select id from ring)`.execute(store.db);
    const [{ members, inside, outside }] = rows as [(typeof rows)[0]];
    expect(members).toBe(10);
    expect(inside / (members * (members - 1))).toBeGreaterThan(0.5);
    expect(outside).toBeGreaterThan(members);
  });

  it('has accounts of every status, and some with an invalid website', async () => {
    const { rows } = await sql<Record<string, number>>`
      select count(*) filter (where active = false and deleted is null) as inactive,
        count(*) filter (where active is null) as never_activated,
        count(*) filter (where deleted is not null) as deleted,
        count(*) filter (where website like 'javascript:%') as hostile
      from users`.execute(store.db);
    for (const count of Object.values(rows[0] ?? {})) expect(count).toBeGreaterThan(0);
  });

  it('reports some of the abuse and a few others; open or dismissed, anonymous or not', async () => {
    const { rows } = await sql<Record<string, number>>`
      select count(*) filter (where about like '%bonus-casino%') as abuse,
        count(*) filter (where subject_class = 'Organization') as organizations,
        count(*) filter (where dismissed_at is null) as open,
        count(*) filter (where dismissed_at > reported_at) as settled,
        count(*) filter (where by_id is null) as anonymous,
        count(by_id) as signed
      from reports left join users on users.id = subject_id`.execute(store.db);
    for (const [what, count] of Object.entries(rows[0] ?? {}))
      expect(count, what).toBeGreaterThan(0);
    const { rows: mislabeled } = await sql`
      select 1 from reports left join users on users.id = subject_id
        left join organizations on organizations.id = subject_id
      where subject_label is distinct from coalesce(users.slug, organizations.name)`.execute(
      store.db,
    );
    expect(mislabeled).toEqual([]);
  });

  it('does not change a database that has accounts', async () => {
    await seed(store.db, 700);
    expect(await countOfUsers(store)).toBe(500);
  });

  it('creates all rows or none', async () => {
    const fresh = await freshStore();
    try {
      // Makes the last insert fail.
      await sql`alter table reports add constraint refused check (false)`.execute(fresh.db);
      await expect(seed(fresh.db, 500)).rejects.toThrow('refused');
      expect(await countOfUsers(fresh)).toBe(0);
    } finally {
      await fresh.close();
    }
  });
});

async function countOfUsers({ db }: Store): Promise<number | undefined> {
  const { rows } = await sql<{ users: number }>`select count(*) as users from users`.execute(db);
  return rows[0]?.users;
}
