import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CallAborted, signalOfCall } from './callScope';

const RETRY_MS = 200;

/** How the statements of a connection are cancelled. */
export interface Cancellation {
  /**
   * Called for each statement before it is sent.
   *
   * @returns a function that cancels this statement if it is still running, and nothing else
   */
  onStatement(client: pg.Client): () => Promise<void>;
  /** Statements of HTTP requests that take longer are cancelled. Undefined if the server does that. */
  timeoutMs?: number;
}

/**
 * A class of connections whose statements are cancelled when the caller of the HTTP request that they
 * are made for disconnects, and after a time.
 *
 * Statements whose caller is gone before they are sent are refused with CallAborted.
 */
export function cancellableClient({ onStatement, timeoutMs }: Cancellation): typeof pg.Client {
  return class extends pg.Client {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- `pg` declares eight overloads.
    override query(...args: any[]): any {
      const cancel = onStatement(this);
      const signal = signalOfCall();
      const [text] = args as unknown[];
      // A transaction that is left open would block the connection for others.
      if (signal?.aborted && text !== 'rollback') return Promise.reject(new CallAborted());
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      const result: unknown = (super.query as any)(...args);
      if (!signal || !(result instanceof Promise)) return result;
      return cancelledWith(result, signal, timeoutMs, cancel);
    }
  };
}

async function cancelledWith<T>(
  statement: Promise<T>,
  signal: AbortSignal,
  timeoutMs: number | undefined,
  cancel: () => Promise<void>,
): Promise<T> {
  let isOver = false;
  let cancelling: Promise<void> | undefined;
  const stop = async () => {
    // A cancellation that arrives before the statement has no effect.
    while (!isOver) {
      // If it fails, the next one may not.
      await (cancelling = cancel().catch(() => undefined));
      await pause(RETRY_MS, undefined, { ref: false });
    }
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => void stop(), timeoutMs);
  signal.addEventListener('abort', stop);
  try {
    return await statement;
  } catch (error) {
    throw signal.aborted ? new CallAborted() : error;
  } finally {
    isOver = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    // Otherwise the cancellation could arrive during the next statement of the connection.
    await cancelling;
  }
}

/** Cancels statements on a PostgreSQL server, over a connection of its own. */
export const serverCancellation = (connectionString: string, timeoutMs: number): Cancellation => ({
  onStatement: (client) => async () => {
    const { processID } = client as unknown as { processID: number };
    const other = new pg.Client({ connectionString, connectionTimeoutMillis: timeoutMs });
    await other.connect();
    await other.query('select pg_cancel_backend($1)', [processID]).finally(() => other.end());
  },
});
