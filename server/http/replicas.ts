import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { Database, ReplicaReads } from '../db';

const OWN_ACCOUNT = '/api/1/me/';

/**
 * Let calls that only read be answered by replicas of the database, without anybody missing what
 * they changed themselves: the position of the last change is kept with the key, so that any
 * process knows it.
 *
 * What a path names and who calls are looked up before, on the primary; one's own account, which
 * shows this very call as its last sign-in, is read there too.
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
    // Before the answer: who has it may read at once, anywhere. The place of what is inserted, since
    // with asynchronous commits a change is visible before its part of the log is written.
    await sql`
      update api_tokens set last_write = pg_current_wal_insert_lsn() where id = ${caller.tokenId}`.execute(
      db,
    );
  });
}
