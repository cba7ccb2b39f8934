import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isUnavailable } from './failures';

/** Reads that may be answered by copies of the database. */
export interface ReplicaReads {
  /** Do something in whose queries `allow` may be told; without it they go to the primary. */
  scope(work: () => void): void;
  /**
   * From here on the queries of the scope only read, and may go to a replica.
   *
   * @param since position in the log that the replica must have replayed: that of the last change
   *   of whoever reads; null: they changed nothing
   */
  allow(since: string | null): void;
}

const POLL_MS = 200;
/** Behind by more than this, a replica is left alone even by those who changed nothing. */
const MAX_LAG_MS = 10_000;

interface Replica {
  pool: pg.Pool;
  /** How far it has replayed the log; undefined: it does not answer, or is no replica any more. */
  replayed: bigint | undefined;
}

interface Scope {
  since?: bigint;
}

/**
 * A pool that sends the reads of a scope to a replica that is up to date for them, and all else to
 * the primary. What a replica fails to answer is asked of the primary.
 *
 * Positions are asked for a few times a second and only grow, so that an old one errs towards the
 * primary. A replica that was promoted answers for another history, and is not asked again.
 */
export function routedPool(
  primary: pg.Pool,
  replicaPools: readonly pg.Pool[],
): { pool: PostgresPool; reads: ReplicaReads } {
  const scopes = new AsyncLocalStorage<Scope>();
  const replicas: Replica[] = replicaPools.map((pool) => ({ pool, replayed: undefined }));
  const stopPolling = startPolling(primary, replicas);
  let turn = 0;

  const replicaFor = (since: bigint): Replica | undefined => {
    const ready = replicas.filter(({ replayed }) => replayed !== undefined && replayed >= since);
    turn += 1;
    return ready[turn % ready.length];
  };

  return {
    pool: {
      async connect() {
        const since = scopes.getStore()?.since;
        const replica = since === undefined ? undefined : replicaFor(since);
        if (!replica) return primary.connect();
        try {
          return withFallback(await replica.pool.connect(), replica, primary);
        } catch {
          replica.replayed = undefined;
          return primary.connect();
        }
      },
      async end() {
        await stopPolling();
        await Promise.all([primary, ...replicaPools].map((pool) => pool.end()));
      },
    },
    reads: {
      scope: (work) => {
        scopes.run({}, work);
      },
      allow(since) {
        const scope = scopes.getStore();
        if (scope) scope.since = since === null ? 0n : positionOf(since);
      },
    },
  };
}

/** The connection of a replica; a query that it loses goes to the primary, once. */
function withFallback(
  client: pg.PoolClient,
  replica: Replica,
  primary: pg.Pool,
): PostgresPoolClient {
  const query = async (text: string, parameters: unknown[]) => {
    try {
      return await client.query(text, parameters);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      replica.replayed = undefined;
      return primary.query(text, parameters);
    }
  };
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: () => {
      client.release();
    },
  };
}

/** Ask again and again how far each replica is, until the answer is called. */
function startPolling(primary: pg.Pool, replicas: Replica[]): () => Promise<void> {
  const stopped = new AbortController();
  /** Where the primary was, the oldest first: from that place on a replica is fresh enough. */
  let marks: { at: number; position: bigint }[] = [];
  const poll = async () => {
    const now = Date.now();
    try {
      const { rows } = await primary.query<{ position: string }>(
        'select pg_current_wal_lsn()::text as position',
      );
      marks.push({ at: now, position: positionOf(rows[0]?.position ?? '0/0') });
    } catch {
      // Without a primary, replicas stay as fresh as they were.
    }
    const recent = marks.findIndex(({ at }) => at >= now - MAX_LAG_MS);
    marks = marks.slice(Math.max(0, recent - 1));
    await Promise.all(replicas.map((replica) => pollReplica(replica, marks[0]?.position ?? 0n)));
  };
  const polling = (async () => {
    while (!stopped.signal.aborted) {
      await poll();
      await pause(POLL_MS, undefined, { signal: stopped.signal, ref: false }).catch(
        () => undefined,
      );
    }
  })();
  return async () => {
    stopped.abort();
    await polling;
  };
}

async function pollReplica(replica: Replica, freshFrom: bigint): Promise<void> {
  try {
    const { rows } = await replica.pool.query<{ isReplica: boolean; position: string | null }>(
      `select pg_is_in_recovery() as "isReplica", pg_last_wal_replay_lsn()::text as position`,
    );
    const [{ isReplica, position } = { isReplica: false, position: null }] = rows;
    const replayed = isReplica && position !== null ? positionOf(position) : undefined;
    replica.replayed = replayed !== undefined && replayed >= freshFrom ? replayed : undefined;
  } catch {
    replica.replayed = undefined;
  }
}

/** A place in the log, `16/B374D848`, as a number that grows with it. */
export function positionOf(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
