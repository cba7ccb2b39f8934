import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing';
import { findPostgres, startPostgres, type TemporaryPostgres } from '../testing/postgres';
import { isSeeded, seed } from '../seed';
import { openStore } from '.';

const programs = findPostgres();

// These tests use a separate server, which they can stop without disturbing the other tests.
describe.skipIf(inject('serverUrl') === undefined || programs === undefined)(
  'with a PostgreSQL server that stops and restarts',
  () => {
    let postgres: TemporaryPostgres;
    let api: TestApp;
    let log = '';
    beforeAll(async () => {
      postgres = await startPostgres(programs ?? '', { isDurable: true });
      const stream = { write: (line: string) => (log += line) };
      api = await startTestApp({
        seedUsers: 20,
        location: { databaseUrl: postgres.url },
        operations: { log: { level: 'warn', stream } },
      });
    }, 60_000);
    afterAll(async () => {
      await api.close();
      await postgres.stop();
    });

    const edit = (about: string) => api.asAdmin('PUT', `/users/${api.userId}/`, { about });
    const about = async () =>
      (await api.asAdmin('GET', `/users/${api.userId}/`)).body as { about: string };

    it.each(['fast', 'immediate'] as const)(
      'answers 503 while the server is stopped (%s), and recovers by itself without losing data',
      async (mode) => {
        expect((await edit(`avant ${mode}`)).status).toBe(200);
        await postgres.halt(mode);
        log = '';
        const refused = await edit('pendant');
        expect(refused.status).toBe(503);
        expect(refused.headers['retry-after']).toBe('2');
        expect(refused.body).toEqual({
          message: 'The database does not answer just now: try again in a moment.',
        });
        expect((await api.call('GET', `/users/${api.userId}/`)).status).toBe(503);
        expect(
          log
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
        ).toEqual(
          Array(2).fill({
            level: 'warn',
            time: expect.any(String),
            requestId: expect.any(String),
            reason: expect.stringMatching(/^(ENOENT|ECONNREFUSED|57P0\d|Error)$/),
            msg: 'the database does not answer',
          }),
        );
        await postgres.start();
        await expect.poll(about).toMatchObject({ about: `avant ${mode}` });
      },
      60_000,
    );

    it('answers 200 or 503 to concurrent requests while the server restarts', async () => {
      const statuses: number[] = [];
      let last = '';
      let isOver = false;
      const writing = Array.from({ length: 4 }, async (_, writer) => {
        for (let count = 0; !isOver; count++) {
          const text = `${writer.toString()}-${count.toString()}`;
          const { status } = await edit(text);
          statuses.push(status);
          if (status === 200) last = text;
        }
      });
      await expect.poll(() => statuses.length).toBeGreaterThan(20);
      await postgres.halt('immediate');
      await postgres.start();
      const after = statuses.length;
      await vi.waitFor(() => {
        expect(statuses.slice(after).filter((status) => status === 200).length).toBeGreaterThan(20);
      }, 20_000);
      isOver = true;
      await Promise.all(writing);
      expect(new Set(statuses)).toEqual(new Set([200, 503]));
      expect(last).not.toBe('');
    }, 60_000);

    it('migrates and seeds the database once when several processes start together', async () => {
      const fresh = await startPostgres(programs ?? '');
      try {
        const stores = await Promise.all(
          Array.from({ length: 4 }, async () => {
            const store = await openStore({ databaseUrl: fresh.url });
            await seed(store.db, 100);
            return store;
          }),
        );
        const [store] = stores;
        expect(store && (await isSeeded(store.db))).toBe(true);
        const count = await store?.db
          .selectFrom('users')
          .select((select) => select.fn.countAll<number>().as('count'))
          .executeTakeFirst();
        expect(count).toEqual({ count: 100 });
        await Promise.all(stores.map((each) => each.close()));
      } finally {
        await fresh.stop();
      }
    }, 60_000);
  },
);
