import type { FastifyInstance } from 'fastify';
import { NotReady, ServerStopping } from '../errors';
import type { Lifecycle } from './lifecycle';

const LIVENESS_PATH = '/healthz';
const READINESS_PATH = '/readyz';
const TIMEOUT_MS = 1_000;

/** Is fulfilled when what the server stands on answers. */
export type Check = () => Promise<unknown>;

/**
 * `/healthz`: the process lives. `/readyz`: it takes calls, and what it stands on answers within a
 * second; else 503. Both say so in `message`, and the log only tells of probes that fail.
 */
export function answerProbes(
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

/** While the server stops, new calls are refused; probes still learn why. */
export function refuseWhenStopping(app: FastifyInstance, lifecycle: Lifecycle): void {
  app.addHook('onRequest', async ({ routeOptions: { url } }) => {
    if (lifecycle.isStopping && url !== LIVENESS_PATH && url !== READINESS_PATH)
      throw new ServerStopping();
  });
}

/** One check at a time: probes that come while one waits wait for the same. */
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
