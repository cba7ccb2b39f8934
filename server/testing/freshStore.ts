import { randomBytes } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { openStore, type Store } from '../db';
import { temporaryFolder } from './temporary';

declare module 'vitest' {
  interface ProvidedContext {
    /** PostgreSQL server for the tests. If undefined, they use the embedded database. */
    serverUrl: string | undefined;
    /** Data folder of an embedded database without tables. Undefined with a PostgreSQL server. */
    emptyDataFolder: string | undefined;
  }
}

/**
 * An empty database with its tables, of the kind that the current Vitest project tests.
 *
 * Usually one per test file. Closing the store removes the database.
 */
export async function freshStore(): Promise<Store> {
  const serverUrl = inject('serverUrl');
  if (serverUrl === undefined) return freshEmbeddedStore();
  const { url, drop } = await freshDatabase(serverUrl);
  const store = await openStore({ databaseUrl: url });
  return {
    ...store,
    async close() {
      await store.close();
      await drop();
    },
  };
}

async function freshEmbeddedStore(): Promise<Store> {
  const dataDir = temporaryFolder('vigie-test-');
  await copyEmptyDataFolder(dataDir);
  const store = await openStore({ dataDir });
  return {
    ...store,
    async close() {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Fill a folder with the files of an embedded database without tables, so that it starts faster. */
export async function copyEmptyDataFolder(dataDir: string): Promise<void> {
  const template = inject('emptyDataFolder');
  if (template !== undefined) await cp(template, dataDir, { recursive: true });
}

/** Create an empty database on a server. `drop` removes it. */
export async function freshDatabase(serverUrl: string) {
  const name = `vigie_test_${randomBytes(6).toString('hex')}`;
  await execute(serverUrl, `create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `drop database ${name} with (force)`) };
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
