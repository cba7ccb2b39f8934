import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Follow } from '../../src/api/contract';
import { installKey } from '../startup/keys';
import { ADMIN_KEY, startTestApp, type TestApp, USER_KEY } from '../testing';

describe('followers', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ seedUsers: 300 });
  });
  afterAll(() => test.close());

  const mostFollowed = async () =>
    (await test.asAdmin('GET', '/users/?sort=-followers&page_size=1')).body.data[0];

  it('are listed page by page, each once, as many as the counter of the account', async () => {
    const { id, metrics } = await mostFollowed();
    const found: Follow[] = [];
    for (let page = 1; found.length < metrics.followers; page++) {
      const { status, body } = await test.call(
        'GET',
        `/users/${id}/followers/?page=${page.toString()}&page_size=7`,
      );
      expect(status).toBe(200);
      expect(body.total).toBe(metrics.followers);
      found.push(...body.data);
    }
    expect(new Set(found.map(({ follower }) => follower.id)).size).toBe(metrics.followers);
    expect(found[0]?.follower.class).toBe('User');
    const beyond = `/users/${id}/followers/?page=1000`;
    expect((await test.call('GET', beyond)).status).toBe(404);
  });

  it('are listed in one order, on one page of all or on a page from the end', async () => {
    const { body: organization } = await test.asAdmin('POST', '/organizations/', {
      name: 'Célèbre',
      description: 'Suivie de tous',
    });
    // More than are read at once.
    await sql`insert into users (id, slug, email, first_name, last_name, active, created_at, search)
      select md5(number::text)::char(24), 'fan-' || number, number || '@example.org', 'A', 'B', true,
        now(), '' from generate_series(1, 1100) as number`.execute(test.db);
    await sql`insert into organization_follows (id, follower_id, following_id, since)
      select substr(md5('f' || id), 1, 24), id, ${organization.id}, now() - random() * interval '9 days'
      from users where slug like 'fan-%'`.execute(test.db);
    const path = `/organizations/${organization.id}/followers/`;
    const dates = async (page: number, size: number): Promise<string[]> => {
      const query = `?page=${page.toString()}&page_size=${size.toString()}`;
      const { body } = await test.call('GET', path + query);
      return body.data.map(({ since }: Follow) => since);
    };
    const all = await dates(1, 10_000);
    expect(all).toHaveLength(1_100);
    expect(all).toEqual([...all].sort());
    expect(await dates(11, 100)).toEqual(all.slice(1_000));
    expect(await dates(2, 300)).toEqual(all.slice(300, 600));
  });

  it('are found by slug or identifier, after the query string is checked', async () => {
    const { slug, metrics } = await mostFollowed();
    expect((await test.call('GET', `/users/${slug}/followers/`)).body.total).toBe(
      metrics.followers,
    );
    expect((await test.call('GET', '/users/nobody/followers/')).status).toBe(404);
    expect((await test.call('GET', '/users/nobody/followers/?page=0')).status).toBe(400);
  });

  it('can be filtered by account, to find out whether it follows another', async () => {
    const { id } = await mostFollowed();
    const first = (await test.call('GET', `/users/${id}/followers/?page_size=1`)).body.data[0];
    const filteredBy = async (user: string) =>
      test.call('GET', `/users/${id}/followers/?user=${user}`);
    expect((await filteredBy(first.follower.id)).body.total).toBe(1);
    expect((await filteredBy(id)).body.total).toBe(0);
    expect((await filteredBy('')).body.total).toBeGreaterThan(1);
    expect((await filteredBy('ada')).body).toEqual({ message: '`user` must be an identifier' });
  });

  it('are added and removed with their own key, and counted on both sides', async () => {
    const path = `/users/${test.adminId}/followers/`;
    const counters = async () => ({
      followers: (await test.asAdmin('GET', `/users/${test.adminId}/`)).body.metrics.followers,
      following: (await test.asAdmin('GET', `/users/${test.userId}/`)).body.metrics.following,
    });
    await test.call('DELETE', path, { key: USER_KEY });
    const before = await counters();

    const followed = await test.call('POST', path, { key: USER_KEY });
    expect(followed.status).toBe(201);
    expect(followed.body).toEqual({ followers: before.followers + 1 });
    expect((await test.call('POST', path, { key: USER_KEY })).status).toBe(200);
    expect(await counters()).toEqual({
      followers: before.followers + 1,
      following: before.following + 1,
    });

    const unfollowed = await test.call('DELETE', path, { key: USER_KEY });
    expect(unfollowed.status).toBe(200);
    expect(unfollowed.body).toEqual({ followers: before.followers });
    expect((await test.call('DELETE', path, { key: USER_KEY })).status).toBe(404);
    expect(await counters()).toEqual(before);
  });

  it.skipIf(inject('serverUrl') === undefined)(
    'are added while another transaction holds a key share lock on the account',
    async () => {
      const path = `/users/${test.adminId}/followers/`;
      await test.db.transaction().execute(async (transaction) => {
        await sql`select from users where id = ${test.adminId} for key share`.execute(transaction);
        expect((await test.call('POST', path, { key: USER_KEY })).status).toBe(201);
      });
      await test.call('DELETE', path, { key: USER_KEY });
    },
  );

  it('cannot include the account itself, and cannot be added by slug', async () => {
    const self = await test.call('POST', `/users/${test.userId}/followers/`, { key: USER_KEY });
    expect(self.status).toBe(403);
    expect(self.body).toEqual({ message: "You can't follow yourself" });
    const slug = await test.call('POST', '/users/denis-marchand/followers/', { key: ADMIN_KEY });
    expect(slug.status).toBe(404);
  });

  describe('of organizations', () => {
    it('are added and removed, and counted on both sides', async () => {
      const { body: organization } = await test.asAdmin('POST', '/organizations/', {
        name: 'Suivie',
        description: 'x',
      });
      const path = `/organizations/${organization.id}/followers/`;
      const counters = async () => ({
        followers: (await test.call('GET', `/organizations/${organization.id}/`)).body.metrics
          .followers,
        following: (await test.asAdmin('GET', `/users/${test.userId}/`)).body.metrics.following,
      });
      const before = await counters();
      expect(await test.call('POST', path, { key: USER_KEY })).toMatchObject({
        status: 201,
        body: { followers: 1 },
      });
      expect((await test.call('POST', path, { key: USER_KEY })).status).toBe(200);
      expect(await counters()).toEqual({ followers: 1, following: before.following + 1 });
      const { body } = await test.call('GET', '/organizations/suivie/followers/');
      expect(body).toMatchObject({ total: 1, data: [{ follower: { id: test.userId } }] });
      expect((await test.call('GET', '/organizations/SUIVIE/followers/')).status).toBe(404);

      expect((await test.call('DELETE', path, { key: USER_KEY })).body).toEqual({ followers: 0 });
      expect((await test.call('DELETE', path, { key: USER_KEY })).status).toBe(404);
      expect(await counters()).toEqual(before);
    });

    it('are kept apart from the followers of accounts', async () => {
      const { body } = await test.call('GET', '/organizations/?page_size=1');
      const { id } = body.data[0];
      for (const path of [`/users/${id}/`, `/organizations/${test.adminId}/`]) {
        const response = await test.call('POST', `${path}followers/`, { key: USER_KEY });
        expect(response.status).toBe(404);
      }
    });

    it('are removed when their account is deleted', async () => {
      const { body: user } = await test.asAdmin('POST', '/users/', {
        first_name: 'Camille',
        last_name: 'Essai',
        email: 'camille.suit@example.org',
      });
      const { body } = await test.call('GET', '/organizations/?page_size=1');
      const { id } = body.data[0];
      await test.db
        .insertInto('organization_follows')
        .values({
          id: user.id,
          follower_id: user.id,
          following_id: id,
          since: new Date(),
          until: null,
        })
        .execute();
      const total = async () =>
        (await test.call('GET', `/organizations/${id}/followers/?user=${user.id}`)).body.total;
      expect(await total()).toBe(1);
      await test.asAdmin('DELETE', `/users/${user.id}/`);
      expect(await total()).toBe(0);
    });
  });
});

describe('concurrent follows', () => {
  it('are all counted', async () => {
    const api = await startTestApp({ seedUsers: 12 });
    try {
      const keys = await Promise.all(
        (await api.db.selectFrom('users').select('id').where('deleted', 'is', null).execute())
          .filter(({ id }) => id !== api.adminId)
          .map(async ({ id }, index) => {
            const key = `udata_follower_${index.toString()}`;
            await installKey(api.db, id, key);
            return { id, key };
          }),
      );
      const follows = keys.flatMap(({ key }, index) => {
        const other = keys[(index + 1) % keys.length]?.id ?? '';
        // Each also follows back an account that follows it.
        return [api.adminId, other, keys.at(index - 1)?.id ?? ''].map((followed) =>
          api.call('POST', `/users/${followed}/followers/`, { key }),
        );
      });
      const statuses = (await Promise.all(follows)).map(({ status }) => status);
      expect(statuses.filter((status) => status >= 400 && status !== 401)).toEqual([]);
      const { rows } = await sql<{ wrong: number }>`
        select count(*) as wrong from users where coalesce(followers, 0) <>
          (select count(*) from follows where following_id = users.id and until is null)
          or coalesce(following, 0) <>
          (select count(*) from follows where follower_id = users.id and until is null)`.execute(
        api.db,
      );
      expect(rows[0]?.wrong).toBe(0);
    } finally {
      await api.close();
    }
  });
});
