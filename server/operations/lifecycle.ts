import type { FastifyInstance } from 'fastify';
import type { CallObserver } from './calls';

/** Whether the server takes calls, and how many it is at. */
export interface Lifecycle extends CallObserver {
  readonly isStopping: boolean;
  /** From now on calls are refused with 503; fulfilled when those under way are answered. */
  stop(): Promise<void>;
}

export function createLifecycle(): Lifecycle {
  let underWay = 0;
  let isStopping = false;
  let onIdle: () => void = () => undefined;
  return {
    get isStopping() {
      return isStopping;
    },
    began() {
      underWay += 1;
    },
    ended() {
      underWay -= 1;
      if (underWay === 0) onIdle();
    },
    stop() {
      isStopping = true;
      return new Promise((resolve) => {
        onIdle = resolve;
        if (underWay === 0) resolve();
      });
    },
  };
}

/** Less than the ten seconds after which Docker kills what it stops. */
const LONGEST_MS = 8_000;
const LAST_BYTES_MS = 500;

/**
 * Stop a server: what is under way is finished first, for `longestMs` at most, then every
 * connection is closed. The database is to be closed after.
 */
export async function stopServer(
  app: FastifyInstance,
  lifecycle: Lifecycle,
  longestMs = LONGEST_MS,
): Promise<void> {
  await Promise.race([lifecycle.stop(), later(longestMs)]);
  const cut = setTimeout(() => app.server.closeAllConnections(), LAST_BYTES_MS);
  await app.close();
  clearTimeout(cut);
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
