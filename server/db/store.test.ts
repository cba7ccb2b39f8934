import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshStore } from '../testing';
import type { Store } from '.';

describe('a fresh store', () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
  });
  afterAll(() => store.close());

  it('has the one role that grants permissions', async () => {
    expect(await store.db.selectFrom('roles').selectAll().execute()).toEqual([{ name: 'admin' }]);
  });

  it('returns counts as numbers', async () => {
    const { count } = await store.db
      .selectFrom('users')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(0);
  });

  it('does not mix up the answers to long concurrent queries', async () => {
    const long = 'x'.repeat(1_500_000);
    const ask = async (n: number) => {
      const { rows } = await sql<{ n: number; length: number }>`
        select ${n}::integer as n, length(${long}::text) as length`.execute(store.db);
      return rows[0];
    };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(n)));
    expect(answers).toEqual(answers.map((_, n) => ({ n, length: long.length })));
  });
});
