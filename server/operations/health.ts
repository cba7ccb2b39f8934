import type { FastifyInstance } from 'fastify';
import { NotReady, ServerStopping } from '../errors';
import type { Lifecycle } from './lifecycle';

const LIVENESS_PATH = '/healthz';
const READINESS_PATH = '/readyz';
const TIMEOUT_MS = 1_000;

/** Resolves when the database answers, or rejects when it cannot. */
export type Check = () => Promise<unknown>;

/**
 * Add the probes.
 *
 * `/healthz` returns 200 while the process runs. `/readyz` returns 200 if the server accepts requests
 * and `check` resolves within a second, else 503 with the reason in `message`. Only failing probes are
 * logged.
 */
export function addProbes(
  app: FastifyInstance,
  lifecycle: Lifecycle,
  check: Check = () => Promise.resolve(),
): void {
  const isHealthy = withTimeout(check);
  const options = { schema: { hide: true }, logLevel: 'warn' } as const;
  app.get(LIVENESS_PATH, options, (_request, reply) =>
    reply.send({ message: 'The server is alive.' }),
  );
  app.get(READINESS_PATH, options, async (_request, reply) => {
    if (lifecycle.isStopping) throw new ServerStopping();
    if (!(await isHealthy())) throw new NotReady('The database does not answer.');
    return reply.send({ message: 'The server is ready.' });
  });
}

/** While the server is stopping, refuse all requests except probes. */
export function refuseWhenStopping(app: FastifyInstance, lifecycle: Lifecycle): void {
  app.addHook('onRequest', async ({ routeOptions: { url } }) => {
    if (lifecycle.isStopping && url !== LIVENESS_PATH && url !== READINESS_PATH)
      throw new ServerStopping();
  });
}

/** Run only one check at a time. Concurrent probes share the pending one. */
function withTimeout(check: Check): () => Promise<boolean> {
  let pending: Promise<boolean> | undefined;
  const run = async () => {
    try {
      await check();
      return true;
    } catch {
      return false;
    } finally {
      pending = undefined;
    }
  };
  return () => {
    const answer = (pending ??= run());
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, TIMEOUT_MS, false);
      void answer.then((isHealthy) => {
        clearTimeout(timer);
        resolve(isHealthy);
      });
    });
  };
}
