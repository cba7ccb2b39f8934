import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { ADMIN_KEY, USER_KEY } from '../../server/testing';
import { freshDatabase } from '../../server/testing/freshStore';
import { startServer } from '../../server/testing/serverProcess';
import { temporaryFolder } from '../../server/testing/temporary';
import type { Keys } from './target';

/** Server processes that share a database. */
export interface RunningServers {
  urls: string[];
  keys: Keys;
  stop(): Promise<void>;
}

/**
 * Start servers on an empty database of the kind that the vitest project is for.
 *
 * On PostgreSQL, two servers start at the same time and share the database. This proves as much as one
 * server would, and also that no process keeps state of its own.
 */
export async function startServers(): Promise<RunningServers> {
  const database = await createDatabase();
  const environment = {
    ...database.environment,
    SEED_USERS: '50',
    ADMIN_API_KEY: ADMIN_KEY,
    USER_API_KEY: USER_KEY,
    LOG_LEVEL: 'silent',
  };
  const servers = await Promise.all(
    Array.from({ length: database.servers }, () => startServer(environment)),
  );
  return {
    urls: servers.map(({ url }) => url.replace(/\/$/, '')),
    keys: { admin: ADMIN_KEY, user: USER_KEY },
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await database.remove();
    },
  };
}

async function createDatabase() {
  const serverUrl = inject('serverUrl');
  if (serverUrl !== undefined) {
    const { url, drop } = await freshDatabase(serverUrl);
    return { servers: 2, environment: { DATABASE_URL: url, DATA_DIR: '' }, remove: drop };
  }
  const folder = temporaryFolder('vigie-conformance-');
  return {
    servers: 1,
    environment: { DATABASE_URL: '', DATA_DIR: join(folder, 'data') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
