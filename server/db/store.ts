import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { startEmbedded } from './embedded';
import { DatabaseUnavailable } from './failures';
import { migrate } from './migrations';
import type { Database } from './schema';
import { keepVacuumed } from './vacuum';

/** Where the data is. Without `dataDir` nor `databaseUrl` it is in memory, for tests. */
export type StoreLocation = { dataDir?: string } | { databaseUrl: string };

/** An open database whose tables are those of this version. */
export interface Store {
  db: Kysely<Database>;
  /** Ends the connections and, when embedded, the database itself; call it once. */
  close(): Promise<void>;
}

/**
 * Open the data of a folder with the embedded database, or those of a PostgreSQL server, and
 * bring the tables up to date.
 *
 * Counts come back as numbers. The embedded database has a single session: inside a transaction
 * use the transaction's own handle, since a query on `db` would wait for it for ever.
 *
 * @throws DataFolderInUse when another live process works on the folder
 * @throws DatabaseUnavailable when the database cannot be started or reached
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  return 'databaseUrl' in location ? openServer(location.databaseUrl) : openEmbedded(location);
}

async function openServer(databaseUrl: string): Promise<Store> {
  const db = connect({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 10_000 });
  try {
    await migrate(db);
  } catch (cause) {
    await db.destroy();
    throw new DatabaseUnavailable(`The database at DATABASE_URL cannot be used: ${reason(cause)}`, {
      cause,
    });
  }
  return { db, close: () => db.destroy() };
}

async function openEmbedded({ dataDir }: { dataDir?: string }): Promise<Store> {
  const embedded = await startEmbedded(dataDir);
  // One connection and no more. Behind its socket PGlite has one session for all of them, and
  // the parts of a query with long parameters mix with those of other connections: with four,
  // 191 of 192 answers to queries with 1.5 MB of parameters belonged to another query.
  const db = connect({ ...embedded.connection, max: 1 });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    await embedded.close();
    throw error;
  }
  const stopVacuum = keepVacuumed(db);
  return {
    db,
    async close() {
      await stopVacuum();
      await db.destroy();
      await embedded.close();
    },
  };
}

function connect(config: pg.PoolConfig): Kysely<Database> {
  const pool = new pg.Pool({ ...config, types: { getTypeParser } });
  // A connection lost while idle: the pool makes another one for the next query.
  pool.on('error', () => undefined);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

// `count(*)` is a bigint, which pg gives as text by default; ours are far below 2 ** 53.
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8
    ? (Number as never)
    : (pg.types.getTypeParser(oid, format as 'text') as never);

/** One line; an AggregateError (every address of a host refused) has no message of its own. */
function reason(cause: unknown): string {
  const error = cause instanceof AggregateError ? cause.errors[0] : cause;
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
