import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seed } from '../seed';
import { freshStore } from '../testing/freshStore';
import { bytesOfText, firstRows, rowBatches, type RowSource } from './rowBatches';
import type { Store } from './store';

interface Profile {
  id: string;
  about: string | null;
}

const PROFILES: RowSource<keyof Profile> = {
  table: 'users',
  columns: ['id', 'about'],
  long: ['about'],
  longBytes: bytesOfText('about'),
};

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  await seed(store.db, 6);
  await sql`update users set about = repeat('é', 450000)`.execute(store.db);
});
afterAll(() => store.close());

it('reads the long values of several lists one batch at a time', async () => {
  const queries = new Set<unknown>();
  let most = 0;
  const counting: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      queries.add(queryId);
      most = Math.max(most, queries.size);
      return node;
    },
    async transformResult({ result, queryId }) {
      queries.delete(queryId);
      return result;
    },
  };
  const ids = (await store.db.selectFrom('users').select('id').execute()).map(({ id }) => id);
  const first = await firstRows<Profile>(store.db, PROFILES, ids);
  const lists = await Promise.all(
    Array.from({ length: 4 }, () =>
      allOf(rowBatches(store.db.withPlugin(counting), PROFILES, ids, first)),
    ),
  );
  for (const batches of lists) {
    expect(batches).toHaveLength(ids.length);
    expect(batches.flat().map(({ id, about }) => [id, about?.length])).toEqual(
      ids.map((id) => [id, 450_000]),
    );
  }
  expect(most).toBe(1);
});
