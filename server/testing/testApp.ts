import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Kysely } from 'kysely';
import { type AppOptions, buildApp } from '../app';
import { type Database, openStore, type StoreLocation } from '../db';
import { openImages } from '../images/open';
import { installKey } from '../startup/keys';
import { FIRST_ADMINISTRATOR, ORDINARY_ACCOUNT, seed } from '../seed';
import { checkDocumented } from './documented';
import { freshStore } from './freshStore';

/** Keys in the test application, for its first administrator and for an ordinary account. */
export const ADMIN_KEY = 'udata_key-of-the-administrator';
export const USER_KEY = 'udata_key-of-an-ordinary-account';

interface CallOptions {
  key?: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  /** The parsed body. Undefined if there is none, or if it is not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

/** The real application on a fresh database with `seedUsers` accounts, including the fixed ones. */
export interface TestApp {
  app: FastifyInstance;
  db: Kysely<Database>;
  adminId: string;
  userId: string;
  /** Sends a request below `/api/1`. Throws if the answer does not match the OpenAPI document. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Sends a request with the administrator's key. */
  asAdmin(method: string, path: string, body?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

export async function startTestApp({
  seedUsers = 0,
  location,
  ...options
}: TestAppOptions = {}): Promise<TestApp> {
  const store = await (location ? openStore(location) : freshStore());
  await seed(store.db, seedUsers);
  await installKey(store.db, FIRST_ADMINISTRATOR.id, ADMIN_KEY);
  await installKey(store.db, ORDINARY_ACCOUNT.id, USER_KEY);
  const app = await buildApp({
    db: store.db,
    images: await openImages(store),
    reads: store.reads,
    ...options,
  });
  const expectDocumented = checkDocumented(app);

  const call = async (method: string, path: string, { key, body, headers }: CallOptions = {}) => {
    const response = await app.inject({
      method: method as InjectOptions['method'],
      url: `/api/1${path}`,
      headers: {
        ...(key === undefined ? {} : { 'x-api-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const answer = {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      body: parse(response.body),
    };
    expectDocumented(method, path, Boolean(headers?.['x-fields']), answer);
    return answer;
  };

  return {
    app,
    db: store.db,
    adminId: FIRST_ADMINISTRATOR.id,
    userId: ORDINARY_ACCOUNT.id,
    call,
    asAdmin: (method, path, body) => call(method, path, { key: ADMIN_KEY, body }),
    async close() {
      await app.close();
      await store.close();
    },
  };
}

interface TestAppOptions extends Omit<AppOptions, 'db' | 'images' | 'reads'> {
  seedUsers?: number;
  /** An existing database to use in place of a fresh one. */
  location?: StoreLocation;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
