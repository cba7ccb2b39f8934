import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { startEmbedded } from './embedded';
import { DatabaseUnavailable } from './failures';
import { migrate } from './migrations';
import { type ReplicaReads, routedPool } from './replicas';
import type { Database } from './schema';
import { keepVacuumed } from './vacuum';

/** Where the data is. Without `dataDir` nor `databaseUrl` it is in memory, for tests. */
export type StoreLocation = { dataDir?: string } | ServerLocation;

/** A PostgreSQL server. */
export interface ServerLocation {
  databaseUrl: string;
  /** Streaming replicas of it, for reads. */
  readUrls?: readonly string[];
  /** Most connections to each server; 10 unless told. */
  poolSize?: number;
}

/** How one pool of connections stands. */
export interface PoolFigures {
  /** `primary`, `replica 1` and so on. */
  server: string;
  used: number;
  idle: number;
  /** Queries that wait for a connection. */
  waiting: number;
}

/** An open database whose tables are those of this version. */
export interface Store {
  db: Kysely<Database>;
  /** There where replicas answer reads. */
  reads?: ReplicaReads;
  /** How the pools stand at this moment, one a server. */
  pools(): PoolFigures[];
  /** Ends the connections and, when embedded, the database itself; call it once. */
  close(): Promise<void>;
}

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;
/** A query of ours that takes longer has gone wrong, and keeps others from its connection. */
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Open the data of a folder with the embedded database, or those of a PostgreSQL server, and
 * bring the tables up to date.
 *
 * Counts come back as numbers. The embedded database has a single session: inside a transaction
 * use the transaction's own handle, since a query on `db` would wait for it for ever.
 *
 * @throws DataFolderInUse when another live process works on the folder
 * @throws DataFolderUnusable when the folder is none, or cannot be written to
 * @throws DatabaseUnavailable when the database cannot be started or reached
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  return 'databaseUrl' in location ? openServer(location) : openEmbedded(location);
}

async function openServer(location: ServerLocation): Promise<Store> {
  const { databaseUrl, readUrls = [], poolSize = POOL_SIZE } = location;
  try {
    // Without the time-out of requests: building an index over millions of rows takes minutes.
    const db = connect(
      newPool({
        connectionString: databaseUrl,
        max: 1,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      }),
    );
    await migrate(db).finally(() => db.destroy());
  } catch (cause) {
    throw new DatabaseUnavailable(`The database at DATABASE_URL cannot be used: ${reason(cause)}`, {
      cause,
    });
  }
  const limits = {
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
  };
  const primary = newPool({ ...limits, connectionString: databaseUrl });
  if (readUrls.length === 0) {
    const db = connect(primary);
    return { db, pools: figuresOf(primary), close: () => db.destroy() };
  }
  const replicas = readUrls.map((url) => newPool({ ...limits, connectionString: url }));
  const { pool, reads } = routedPool(primary, replicas);
  const db = connect(pool);
  return { db, reads, pools: figuresOf(primary, ...replicas), close: () => db.destroy() };
}

async function openEmbedded({ dataDir }: { dataDir?: string }): Promise<Store> {
  const embedded = await startEmbedded(dataDir);
  // One connection and no more. Behind its socket PGlite has one session for all of them, and
  // the parts of a query with long parameters mix with those of other connections: with four,
  // 191 of 192 answers to queries with 1.5 MB of parameters belonged to another query.
  const pool = newPool({ ...embedded.connection, max: 1 });
  const db = connect(pool);
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
    pools: figuresOf(pool),
    async close() {
      await stopVacuum();
      await db.destroy();
      await embedded.close();
    },
  };
}

const connect = (pool: PostgresPool) =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });

function newPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, types: { getTypeParser } });
  // A connection lost while idle: the pool makes another one for the next query.
  pool.on('error', () => undefined);
  // Lost while in use, between two queries: the next one is told. Unheard it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const figuresOf =
  (...pools: pg.Pool[]) =>
  (): PoolFigures[] =>
    pools.map(({ totalCount, idleCount, waitingCount }, place) => ({
      server: place === 0 ? 'primary' : `replica ${place.toString()}`,
      used: totalCount - idleCount,
      idle: idleCount,
      waiting: waitingCount,
    }));

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
