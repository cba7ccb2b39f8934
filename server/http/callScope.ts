import type { FastifyInstance } from 'fastify';
import { runForCall } from '../db';

/**
 * Cancel the statements of a read when its client disconnects, and limit those of all requests in time.
 *
 * A write goes on without its client, since it could not be told from one that was answered.
 */
export function cancelWithClient(app: FastifyInstance): void {
  app.addHook('onRequest', ({ method }, { raw }, done) => {
    const gone = new AbortController();
    if (method === 'GET' || method === 'HEAD') {
      raw.once('close', () => {
        if (!raw.writableFinished) gone.abort();
      });
    }
    runForCall(gone.signal, done);
  });
}
