import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { Database, ReplicaReads } from '../db';

const OWN_ACCOUNT = '/api/1/me/';

/**
 * Send reads to replicas of the database, but only to those that have the caller's own changes.
 *
 * The log position after the last change made with an API key is stored with the key, so that every
 * server process uses the same one.
 *
 * The key and the objects that the path names have been looked up on the primary before. The caller's
 * own account is read on the primary too, since it shows the current request as the last sign-in.
 */
export function readFromReplicas(
  app: FastifyInstance,
  db: Kysely<Database>,
  reads: ReplicaReads,
): void {
  app.addHook('onRequest', (_request, _reply, done) => {
    reads.scope(done);
  });
  app.addHook('preHandler', (request, _reply, done) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && !request.routeOptions.url?.startsWith(OWN_ACCOUNT)) {
      reads.allow(request.caller?.lastWrite ?? null);
    }
    done();
  });
  app.addHook('onSend', async ({ method, caller }) => {
    if (!caller || ['GET', 'HEAD', 'OPTIONS'].includes(method)) return;
    // We do this before the answer is sent, since the caller may read from any process once it has
    // arrived. We store the insert position, because with asynchronous commits a change is visible
    // before it is written to the log.
    await sql`
      update api_tokens set last_write = pg_current_wal_insert_lsn() where id = ${caller.tokenId}`.execute(
      db,
    );
  });
}
