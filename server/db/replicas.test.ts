import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import pg from 'pg';
import { ADMIN_KEY, startTestApp, type TestApp, USER_KEY } from '../testing';
import { findPostgres, startPostgres, startReplica } from '../testing/postgres';
import { positionOf } from './replicas';

type Cluster = Awaited<ReturnType<typeof startPostgres>>;

it('converts log positions to numbers with the same order', () => {
  const positions = ['0/0', '0/15D68', '0/FFFFFFFF', '1/0', '16/B374D848'].map(positionOf);
  expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
  expect(positionOf('1/0')).toBe(0x1_0000_0000n);
});

const programs = findPostgres();
// These tests start two servers themselves, so they run only once, in the project `server-postgres`.
describe.skipIf(inject('serverUrl') === undefined || programs === undefined)(
  'with a streaming replica',
  () => {
    let primary: Cluster;
    let replica: Cluster;
    let onPrimary: pg.Pool;
    let onReplica: pg.Pool;
    let api: TestApp;

    beforeAll(async () => {
      primary = await startPostgres(programs ?? '');
      replica = await startReplica(programs ?? '', primary);
      onPrimary = quietPool(primary.url);
      onReplica = quietPool(replica.url);
      api = await startTestApp({
        seedUsers: 60,
        location: { databaseUrl: primary.url, readUrls: [replica.url] },
      });
    }, 120_000);
    afterAll(async () => {
      await api.close();
      await Promise.all([onPrimary.end(), onReplica.end()]);
      await replica.stop();
      await primary.stop();
    });

    const listed = () => api.asAdmin('GET', '/users/?page_size=1&sort=-created');
    const editAbout = (about: string) => api.asAdmin('PUT', `/users/${api.userId}/`, { about });
    const aboutSeen = async (key: string) => {
      const { body } = await api.call('GET', '/users/?q=marchand&page_size=100', { key });
      return (body as { data: { id: string; about: string }[] }).data.find(
        ({ id }) => id === api.userId,
      )?.about;
    };
    /** Repeats the list until the statistics of the replica show that it was read. */
    const expectReplicaIsRead = async () => {
      const scans = async () => {
        const { rows } = await onReplica.query<{ scans: string }>(
          `select sum(seq_scan + idx_scan) as scans from pg_stat_user_tables where relname = 'users'`,
        );
        return Number(rows[0]?.scans);
      };
      const before = await scans();
      await vi.waitFor(
        async () => {
          expect((await listed()).status).toBe(200);
          expect(await scans()).toBeGreaterThan(before);
        },
        { timeout: 20_000 },
      );
    };

    it('lists from the replica', expectReplicaIsRead);

    it('shows a caller their own changes, whether the replica lags or not', async () => {
      for (const isLagging of [false, true]) {
        if (isLagging) await onReplica.query('select pg_wal_replay_pause()');
        for (let edit = 0; edit < 20; edit++) {
          const about = `Édition ${edit.toString()} ${isLagging.toString()}`;
          expect((await editAbout(about)).status).toBe(200);
          expect(await aboutSeen(ADMIN_KEY)).toBe(about);
        }
      }
      await onReplica.query('select pg_wal_replay_resume()');
      await vi.waitFor(async () => {
        expect(
          (
            await onReplica.query<{ about: string }>('select about from users where id = $1', [
              api.userId,
            ])
          ).rows[0]?.about,
        ).toBe('Édition 19 true');
      }, 10_000);
    });

    it('answers from the primary while the replica is stopped, then uses the replica again', async () => {
      await replica.halt('immediate');
      for (let count = 0; count < 10; count++) expect((await listed()).status).toBe(200);
      expect((await api.call('GET', `/users/${api.userId}/`, { key: USER_KEY })).status).toBe(200);
      await replica.start();
      await vi.waitFor(() => onReplica.query('select 1'), 10_000);
      await expectReplicaIsRead();
    });

    it('stops reading from a promoted replica, which another process can use as its primary', async () => {
      await editAbout('avant la promotion');
      const { rows } = await onPrimary.query<{ position: string }>(
        'select pg_current_wal_lsn()::text as position',
      );
      await vi.waitFor(async () => {
        const { rows: seen } = await onReplica.query<{ isThere: boolean }>(
          'select pg_last_wal_replay_lsn() >= $1::pg_lsn as "isThere"',
          [rows[0]?.position],
        );
        expect(seen[0]?.isThere).toBe(true);
      }, 10_000);
      await replica.promote();
      await onReplica.query(`update users set about = 'autre histoire' where id = $1`, [
        api.userId,
      ]);
      await editAbout('après la promotion');
      for (let count = 0; count < 10; count++) {
        expect(await aboutSeen(ADMIN_KEY)).toBe('après la promotion');
      }
      const promoted = await startTestApp({ location: { databaseUrl: replica.url } });
      try {
        expect((await promoted.asAdmin('GET', `/users/${api.userId}/`)).body).toMatchObject({
          about: 'autre histoire',
        });
        expect((await promoted.asAdmin('PUT', `/users/${api.userId}/`, {})).status).toBe(200);
      } finally {
        await promoted.close();
      }
    });
  },
  120_000,
);

function quietPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  return pool;
}
