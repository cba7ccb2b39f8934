import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { cancellableClient, serverCancellation } from './cancellableClient';
import { startEmbedded } from './embedded';
import { DatabaseUnavailable } from './failures';
import { migrate } from './migrations';
import { type ReplicaReads, routedPool } from './replicas';
import type { Database } from './schema';
import { startVacuuming } from './vacuum';

/** Where the data is stored. Without `dataDir` and `databaseUrl` it is in memory, for tests. */
export type StoreLocation = { dataDir?: string } | ServerLocation;

/** A PostgreSQL server. */
export interface ServerLocation {
  databaseUrl: string;
  /** Its streaming replicas, for reads. */
  readUrls?: readonly string[];
  /** Maximum number of connections to each server. 10 by default. */
  poolSize?: number;
}

/** Current figures of a connection pool. */
export interface PoolFigures {
  /** `primary`, `replica 1` and so on. */
  server: string;
  used: number;
  idle: number;
  /** Queries that wait for a connection. */
  waiting: number;
}

/** An open database, migrated to this version. */
export interface Store {
  db: Kysely<Database>;
  /** Undefined without replicas. */
  reads?: ReplicaReads;
  /**
   * Where the files of images are: in a folder, which may not exist yet or, with a PostgreSQL server, in
   * its database, to be reached by connections of their own.
   */
  imageLocation: { folder: string } | { db: Kysely<Database> };
  /** Current figures of the pools, one per server. */
  pools(): PoolFigures[];
  /** Closes the connections and stops the database if it is embedded. Call it only once. */
  close(): Promise<void>;
}

const POOL_SIZE = 10;
/** Enough, since reads of images take a connection only for a slice of them. */
const IMAGE_POOL_SIZE = 2;
const CONNECT_TIMEOUT_MS = 5_000;
/** None of our queries should take this long. One that does blocks its connection for others. */
const STATEMENT_TIMEOUT_MS = 10_000;

/**
 * Open a data folder with the embedded database, or connect to a PostgreSQL server, and migrate the
 * tables to this version.
 *
 * Counts are returned as numbers. The embedded database has a single session: inside a transaction,
 * query through the transaction's handle, since a query on `db` would wait for it for ever.
 *
 * @throws DataFolderInUse when another running process uses the folder
 * @throws DataFolderUnusable when the path is not a folder, or cannot be written to
 * @throws DatabaseUnavailable when the database cannot be started or reached
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  return 'databaseUrl' in location ? openServer(location) : openEmbedded(location);
}

async function openServer(location: ServerLocation): Promise<Store> {
  const { databaseUrl, readUrls = [], poolSize = POOL_SIZE } = location;
  try {
    // No statement timeout here: building an index over millions of rows takes minutes.
    const db = connect(
      newPool({
        connectionString: databaseUrl,
        max: 1,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      }),
    );
    await migrate(db).finally(() => db.destroy());
  } catch (cause) {
    if (cause instanceof DatabaseUnavailable) throw cause;
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
  const connectTo = (connectionString: string) =>
    newPool({
      ...limits,
      connectionString,
      Client: cancellableClient(serverCancellation(connectionString, CONNECT_TIMEOUT_MS)),
    });
  const primary = connectTo(databaseUrl);
  const imageDb = connect(
    newPool({ ...limits, connectionString: databaseUrl, max: IMAGE_POOL_SIZE }),
  );
  const storeOn = (pool: PostgresPool, ...servers: pg.Pool[]): Store => {
    const db = connect(pool);
    return {
      db,
      imageLocation: { db: imageDb },
      pools: figuresOf(...servers),
      async close() {
        await Promise.all([db.destroy(), imageDb.destroy()]);
      },
    };
  };
  if (readUrls.length === 0) return storeOn(primary, primary);
  const replicas = readUrls.map(connectTo);
  const { pool, reads } = routedPool(primary, replicas);
  return { ...storeOn(pool, primary, ...replicas), reads };
}

async function openEmbedded({ dataDir }: { dataDir?: string }): Promise<Store> {
  const embedded = await startEmbedded(dataDir);
  // Never more than one connection. PGlite has one session for all connections to its socket, and
  // mixes the parts of queries with long parameters from several of them. With four connections,
  // 191 of 192 answers to queries with 1.5 MB of parameters belonged to another query.
  const Client = cancellableClient(embedded.cancellation);
  const pool = newPool({ ...embedded.connection, max: 1, Client });
  const db = connect(pool);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    await embedded.close();
    throw error;
  }
  const stopVacuuming = startVacuuming(db);
  return {
    db,
    imageLocation: { folder: embedded.imageFolder },
    pools: figuresOf(pool),
    async close() {
      await stopVacuuming();
      await db.destroy();
      await embedded.close();
    },
  };
}

const connect = (pool: PostgresPool) =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });

function newPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, types: { getTypeParser } });
  // An 'error' event without a listener ends the process, hence the two empty listeners.
  // A connection lost while idle: the pool opens another one for the next query.
  pool.on('error', () => undefined);
  // A connection lost while in use, between two queries: the next query fails.
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

// `count(*)` is a bigint, which pg returns as text by default. Our counts are far below 2 ** 53.
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8
    ? (Number as never)
    : (pg.types.getTypeParser(oid, format as 'text') as never);

/**
 * The message of an error, in one line.
 *
 * An AggregateError (every address of a host refused the connection) has no message, so we use the
 * message of its first error.
 */
function reason(cause: unknown): string {
  const error = cause instanceof AggregateError ? cause.errors[0] : cause;
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
