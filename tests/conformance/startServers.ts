import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { ADMIN_KEY, USER_KEY } from '../../server/testing';
import { freshDatabase } from '../../server/testing/freshStore';
import { startServer } from '../../server/testing/serverProcess';
import type { Keys } from './target';

/** Server processes that listen and work on the same data. */
export interface RunningServers {
  urls: string[];
  keys: Keys;
  stop(): Promise<void>;
}

/**
 * Start the server on a fresh database of the kind that this vitest project is about.
 *
 * @param count more than one only on a PostgreSQL server: all start at once, on an empty database
 */
export async function startServers(count: number): Promise<RunningServers> {
  const database = await emptyDatabase();
  const environment = {
    ...database.environment,
    SEED_USERS: '50',
    ADMIN_API_KEY: ADMIN_KEY,
    USER_API_KEY: USER_KEY,
    LOG_LEVEL: 'silent',
  };
  const servers = await Promise.all(Array.from({ length: count }, () => startServer(environment)));
  return {
    urls: servers.map(({ url }) => url.replace(/\/$/, '')),
    keys: { admin: ADMIN_KEY, user: USER_KEY },
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await database.remove();
    },
  };
}

async function emptyDatabase() {
  const serverUrl = inject('serverUrl');
  if (serverUrl !== undefined) {
    const { url, drop } = await freshDatabase(serverUrl);
    return { environment: { DATABASE_URL: url, DATA_DIR: '' }, remove: drop };
  }
  const folder = await mkdtemp(join(tmpdir(), 'vigie-conformance-'));
  return {
    environment: { DATABASE_URL: '', DATA_DIR: join(folder, 'data') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
