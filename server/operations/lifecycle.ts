import type { FastifyInstance } from 'fastify';
import type { CallObserver } from './calls';

/** Whether the server takes calls, and how many it is at. */
export interface Lifecycle extends CallObserver {
  readonly isStopping: boolean;
  /** From now on calls are refused with 503; fulfilled when those under way are answered. */
  stop(): Promise<void>;
}

export function createLifecycle(): Lifecycle {
  let pending = 0;
  let isStopping = false;
  let onIdle: () => void = () => undefined;
  return {
    get isStopping() {
      return isStopping;
    },
    began() {
      pending += 1;
    },
    ended() {
      pending -= 1;
      if (pending === 0) onIdle();
    },
    stop() {
      isStopping = true;
      return new Promise((resolve) => {
        onIdle = resolve;
        if (pending === 0) resolve();
      });
    },
  };
}

/** Less than the ten seconds after which Docker kills what it stops. */
const MAX_WAIT_MS = 8_000;
const FLUSH_MS = 500;

/**
 * Stop a server: what is under way is finished first, for `maxWaitMs` at most, then every
 * connection is closed. The database is to be closed after.
 */
export async function stopServer(
  app: FastifyInstance,
  lifecycle: Lifecycle,
  maxWaitMs = MAX_WAIT_MS,
): Promise<void> {
  await Promise.race([lifecycle.stop(), delay(maxWaitMs)]);
  const timer = setTimeout(() => app.server.closeAllConnections(), FLUSH_MS);
  await app.close();
  clearTimeout(timer);
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
