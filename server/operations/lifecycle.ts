import type { FastifyInstance } from 'fastify';
import type { CallObserver } from './calls';

/** Counts pending requests, and stops the server from accepting new ones. */
export interface Lifecycle extends CallObserver {
  readonly isStopping: boolean;
  /** Refuse new requests with 503. Resolves when all pending requests have been answered. */
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
    onStart() {
      pending += 1;
    },
    onEnd() {
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

/** Shorter than the ten seconds after which Docker kills a container that it stops. */
const MAX_WAIT_MS = 8_000;
const FLUSH_MS = 500;

/**
 * Stop a server: wait for pending requests, at most `maxWaitMs`, then close all connections.
 *
 * Close the database only afterwards.
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
