import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isUnavailable } from './failures';

/** Lets the queries of a request go to read replicas. */
export interface ReplicaReads {
  /** Run `work` in a scope in which `allow` can be called. Outside a scope, `allow` has no effect. */
  scope(work: () => void): void;
  /**
   * Declare that the queries of the current scope only read from now on, and may go to a replica.
   *
   * @param since log position of the caller's last change, which the replica must have replayed, or
   *   null if the caller changed nothing
   */
  allow(since: string | null): void;
}

const POLL_MS = 200;
/** A replica that lags by more than this is not used, even for callers who changed nothing. */
const MAX_LAG_MS = 10_000;

interface Replica {
  pool: pg.Pool;
  /** Log position it has replayed. Undefined if it does not answer, lags or was promoted. */
  replayed: bigint | undefined;
}

interface Scope {
  since?: bigint;
}

/**
 * A pool that sends the reads of a scope to a replica that is recent enough for them, and all other
 * queries to the primary. If a replica fails, the query goes to the primary.
 *
 * Log positions are polled five times a second. They only grow, so the worst effect of an outdated
 * one is that a query goes to the primary. A promoted replica is no longer used, since its history
 * differs from that of the primary.
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

/** A connection to a replica. If it is lost during a query, the query is sent to the primary once. */
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

/**
 * Poll the log position of the primary and of each replica.
 *
 * @returns a function that stops the polling
 */
function startPolling(primary: pg.Pool, replicas: Replica[]): () => Promise<void> {
  const stopped = new AbortController();
  /** Past positions of the primary, oldest first. A replica must have reached the first one. */
  let marks: { at: number; position: bigint }[] = [];
  const poll = async () => {
    const now = Date.now();
    try {
      const { rows } = await primary.query<{ position: string }>(
        'select pg_current_wal_lsn()::text as position',
      );
      marks.push({ at: now, position: positionOf(rows[0]?.position ?? '0/0') });
    } catch {
      // Without the primary, the position that replicas must have reached stays the same.
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

/** Convert a log position such as `16/B374D848` to a number with the same order. */
export function positionOf(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
