import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreLocation } from '../../server/db';
import { findPostgres, startPostgres, type TemporaryPostgres } from '../../server/testing/postgres';
import { temporaryFolder } from '../../server/testing/temporary';

/** A database to load and to serve; `remove` deletes its folder. */
export interface BenchDatabase {
  name: 'embedded' | 'postgresql';
  location: StoreLocation;
  /** The server's settings for it. */
  environment: Record<string, string>;
  /** Megabytes on disk, including the write-ahead log. */
  diskMb(): Promise<number>;
  remove(): Promise<void>;
  /** The database server; undefined for the embedded database. */
  server?: TemporaryPostgres;
}

const OPEN = { embedded: embeddedDatabase, postgresql: serverDatabase };

/**
 * Do something on the embedded database, then on PostgreSQL if it is installed. Each is new, and removed
 * afterwards.
 *
 * @param wanted only the database of this name; undefined for both
 */
export async function onEachDatabase<T>(
  wanted: string | undefined,
  work: (database: BenchDatabase) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (const [name, open] of Object.entries(OPEN)) {
    if (wanted !== undefined && wanted !== name) continue;
    const database = await open();
    if (database) results.push(await work(database).finally(() => database.remove()));
    else console.log('PostgreSQL is not installed: skipped.');
  }
  return results;
}

/** The embedded database in a new folder below `parent`. */
export async function embeddedDatabase(parent = tmpdir()): Promise<BenchDatabase> {
  const dataDir = temporaryFolder('vigie-bench-', parent);
  return {
    name: 'embedded',
    location: { dataDir },
    environment: { DATA_DIR: dataDir, DATABASE_URL: '' },
    diskMb: () => megabytesOf(dataDir),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/**
 * A new PostgreSQL server with default settings and its files below `parent`; undefined if PostgreSQL
 * is not installed.
 */
export async function serverDatabase(parent = tmpdir()): Promise<BenchDatabase | undefined> {
  const programs = findPostgres();
  if (programs === undefined) return undefined;
  const postgres = await startPostgres(programs, { isDurable: true, parent });
  return {
    name: 'postgresql',
    location: { databaseUrl: postgres.url },
    environment: { DATABASE_URL: postgres.url },
    diskMb: () => megabytesOf(postgres.folder),
    remove: () => postgres.stop(),
    server: postgres,
  };
}

async function megabytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let bytes = 0;
  for (const entry of entries.filter((each) => each.isFile())) {
    // The database may delete a file while we count.
    bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size;
  }
  return bytes / 1e6;
}
