import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { buildApp } from '../../server/app';
import { openStore, type Store } from '../../server/db';
import { installKey } from '../../server/keys';
import { FIRST_ADMINISTRATOR, ORDINARY_ACCOUNT, seed } from '../../server/seed';
import { ADMIN_KEY, freshStore, USER_KEY } from '../../server/testing';
import { freshDatabase } from '../../server/testing/freshStore';
import type { Keys } from './target';

/** Servers that listen and work on the same data. */
export interface RunningServers {
  urls: string[];
  keys: Keys;
  stop(): Promise<void>;
}

const ACCOUNTS = 50;

/**
 * Start the real application on a fresh database of the kind that this vitest project is about.
 *
 * @param count more than one only on a PostgreSQL server: each has connections of its own
 */
export async function startServers(count: number): Promise<RunningServers> {
  const { stores, close } = count === 1 ? await oneStore() : await severalStores(count);
  const { db } = stores[0] as Store;
  await seed(db, ACCOUNTS);
  await installKey(db, FIRST_ADMINISTRATOR.id, ADMIN_KEY);
  await installKey(db, ORDINARY_ACCOUNT.id, USER_KEY);
  const apps = await Promise.all(stores.map((store) => listen(store)));
  return {
    urls: apps.map((app) => `${app.listeningOrigin}/api/1`),
    keys: { admin: ADMIN_KEY, user: USER_KEY },
    async stop() {
      await Promise.all(apps.map((app) => app.close()));
      await close();
    },
  };
}

async function listen({ db }: Store): Promise<FastifyInstance> {
  const app = await buildApp({ db });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app;
}

async function oneStore() {
  const store = await freshStore();
  return { stores: [store], close: () => store.close() };
}

async function severalStores(count: number) {
  const serverUrl = inject('serverUrl');
  if (serverUrl === undefined) throw new Error('Only PostgreSQL has room for several servers.');
  const { url, drop } = await freshDatabase(serverUrl);
  // The first makes the tables; together they would both try.
  const stores = [await openStore({ databaseUrl: url })];
  while (stores.length < count) stores.push(await openStore({ databaseUrl: url }));
  return {
    stores,
    async close() {
      for (const store of stores) await store.close();
      await drop();
    },
  };
}
