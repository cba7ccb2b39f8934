import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../seed';
import { freshStore } from '../testing';
import type { Database, Store } from '.';

describe('the counts of rows that are not deleted', () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
    await seed(store.db, 60);
  });
  afterAll(() => store.close());

  it('are correct after the seed', async () => {
    for (const table of ['users', 'organizations']) {
      expect(await storedCount(store.db, table)).toBe(await actualCount(store.db, table));
    }
  });

  it('stay correct through insertions, deletions and rollbacks', async () => {
    const steps: Record<string, (db: Kysely<Database>) => Promise<unknown>> = {
      add: (db) =>
        sql`insert into users (id, slug, first_name, last_name, email, created_at, deleted, search)
          select id, id, 'A', 'B', id || '@example.org', now(), deleted, ''
          from (values (md5(random()::text), null), (md5(random()::text), now())) as made (id, deleted)
        `.execute(db),
      remove: (db) =>
        sql`delete from users where id in (
          select id from users where slug = id and not exists (
            select from follows where follower_id = users.id or following_id = users.id
          ) order by random() limit 2)`.execute(db),
      anonymise: (db) =>
        sql`update users set deleted = now() where id in (
          select id from users where deleted is null order by random() limit 3)`.execute(db),
      revive: (db) =>
        sql`update users set deleted = null where id in (
          select id from users where deleted is not null order by random() limit 2)`.execute(db),
      sign_in: (db) => sql`update users set last_login_at = now()`.execute(db),
    };
    const step = fc.record({ name: fc.constantFrom(...Object.keys(steps)), isKept: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (performed) => {
        for (const { name, isKept } of performed) {
          await store.db
            .transaction()
            .execute(async (transaction) => {
              await steps[name]?.(transaction);
              if (!isKept) throw new RolledBack();
            })
            .catch((error: unknown) => {
              if (!(error instanceof RolledBack)) throw error;
            });
        }
        expect(await storedCount(store.db, 'users')).toBe(await actualCount(store.db, 'users'));
      }),
      { numRuns: 25 },
    );
  });
});

class RolledBack extends Error {}

async function storedCount(db: Kysely<Database>, table: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select sum(living)::bigint as total from row_counts where table_name = ${table}`.execute(db);
  return rows[0]?.total ?? 0;
}

async function actualCount(db: Kysely<Database>, table: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${sql.table(table)} where deleted is null`.execute(db);
  return rows[0]?.total ?? 0;
}
