import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreLocation } from '../../server/db';
import { findPostgres, startPostgres, type TemporaryPostgres } from '../../server/testing/postgres';

/** A database to load and to serve; its folder is gone when removed. */
export interface BenchDatabase {
  name: 'embedded' | 'postgresql';
  location: StoreLocation;
  /** What the server is told of it. */
  environment: Record<string, string>;
  /** Megabytes on disk, the write-ahead log included. */
  diskMb(): Promise<number>;
  remove(): Promise<void>;
  /** The database server; the embedded one has no life of its own. */
  server?: TemporaryPostgres;
}

/** The embedded database in a new folder below `parent`. */
export async function embeddedDatabase(parent = tmpdir()): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(parent, 'vigie-bench-'));
  return {
    name: 'embedded',
    location: { dataDir },
    environment: { DATA_DIR: dataDir, DATABASE_URL: '' },
    diskMb: () => megabytesOf(dataDir),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/**
 * A PostgreSQL server of our own with its plain settings, its files below `parent`; undefined where
 * none is installed.
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
    // A file of the database may go while we count.
    bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size;
  }
  return bytes / 1e6;
}
