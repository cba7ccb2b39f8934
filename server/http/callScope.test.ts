import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, startTestApp, type TestApp } from '../testing';

describe('a request whose client disconnects while it waits for the database', () => {
  let test: TestApp;
  let origin: string;
  beforeAll(async () => {
    test = await startTestApp();
    origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => test.close());

  /** How many statements of the server wait for a lock. */
  const waiting = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(test.db);
    return rows[0]?.count;
  };

  /** Send a request that waits for a lock, then disconnect. */
  const sendAndLeave = async (path: string, init: RequestInit, then: () => Promise<void>) => {
    await test.db.transaction().execute(async (transaction) => {
      await sql`lock table organizations in access exclusive mode`.execute(transaction);
      const leaving = new AbortController();
      const headers = { 'x-api-key': ADMIN_KEY, 'content-type': 'application/json' };
      const sent = fetch(`${origin}/api/1${path}`, { ...init, headers, signal: leaving.signal });
      const failed = expect(sent).rejects.toThrow();
      await expect.poll(waiting).toBe(1);
      leaving.abort();
      await failed;
      await then();
    });
  };

  it('reads no further', async () => {
    await sendAndLeave('/organizations/?name=x', {}, () => expect.poll(waiting).toBe(0));
  });

  it('still writes', async () => {
    const body = JSON.stringify({ name: 'Sans attendre', description: 'Créée après le départ' });
    await sendAndLeave('/organizations/', { method: 'POST', body }, async () => {
      expect(await waiting()).toBe(1);
    });
    const written = async () =>
      (await test.asAdmin('GET', '/organizations/?name=Sans attendre')).body.total as number;
    await expect.poll(written).toBe(1);
  });
});
