import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../src/api/contract';
import { ADMIN_KEY, runConcurrently, startTestApp, type TestApp, USER_KEY } from '../testing';

describe('accounts', () => {
  let test: TestApp;
  let serial = 0;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const create = async (values: object = {}): Promise<User> => {
    serial += 1;
    const { status, body } = await test.asAdmin('POST', '/users/', {
      first_name: 'Camille',
      last_name: 'Essai',
      email: `camille.${serial.toString()}@example.org`,
      active: true,
      ...values,
    });
    expect(status).toBe(201);
    return body as User;
  };

  it('lists no account that is deleted while the page is read, and as many as there should be', async () => {
    const users = await Promise.all(
      Array.from({ length: 60 }, () => create({ last_name: 'Fugace' })),
    );
    const read = async () => {
      const { body } = await test.asAdmin('GET', '/users/?page_size=60');
      return (body as { data: User[] }).data;
    };
    const pages: User[][] = [];
    await Promise.all(
      users.map(async ({ id }) => {
        const [, page] = await Promise.all([test.asAdmin('DELETE', `/users/${id}/`), read()]);
        pages.push(page);
      }),
    );
    expect(pages.flat().filter(({ deleted }) => deleted !== null)).toEqual([]);

    const last = await Promise.all(
      Array.from({ length: 20 }, () => create({ last_name: 'Fugace' })),
    );
    const heads = await Promise.all(
      last.map(async ({ id }) => {
        const [, { body }] = await Promise.all([
          test.asAdmin('DELETE', `/users/${id}/`),
          test.asAdmin('GET', '/users/?page_size=1'),
        ]);
        return (body as { data: User[] }).data.length;
      }),
    );
    expect(heads).toEqual(last.map(() => 1));
  });

  describe('creating an account', () => {
    it('returns the whole account, with default values for the keys left out', async () => {
      const user = await create({
        first_name: 'Éléonore',
        last_name: 'O’Connor',
        about: '  ',
        id: 'x',
      });
      expect(user).toMatchObject({
        slug: 'eleonore-oconnor',
        active: true,
        roles: [],
        about: null,
        website: null,
        last_login_at: null,
        deleted: null,
        mail_cadence: 'immediate',
        notifications_paused: false,
        metrics: { datasets: 0, reuses: 0, dataservices: 0, following: 0, followers: 0 },
        organizations: [],
        page: null,
      });
      expect(user.id).toMatch(/^[0-9a-f]{24}$/);
      expect(user.uri).toBe('http://localhost/api/1/users/eleonore-oconnor/');
      expect(Object.keys(user)).toHaveLength(22);
    });

    it('numbers the slugs of accounts of the same name', async () => {
      const namesakes = [
        await create({ last_name: 'Double' }),
        await create({ last_name: 'Double' }),
      ];
      expect(namesakes.map(({ slug }) => slug)).toEqual(['camille-double', 'camille-double-1']);
    });

    it('uses the identifier as slug for a name without letters', async () => {
      const user = await create({ first_name: '--', last_name: '..' });
      expect(user.slug).toBe(user.id);
    });

    it('leaves the account inactive when `active` is left out', async () => {
      const { body } = await test.asAdmin('POST', '/users/', {
        first_name: 'Jean',
        last_name: 'Muet',
        email: 'jean.muet@example.org',
      });
      expect(body.active).toBeNull();
      expect((await test.call('GET', `/users/${body.id}/`)).body).toEqual({
        message: 'User is not active',
      });
    });

    it('reports all missing fields at once', async () => {
      const { status, body } = await test.asAdmin('POST', '/users/', {});
      expect(status).toBe(400);
      expect(body).toEqual({
        errors: {
          email: 'Field is required',
          first_name: 'Field is required',
          last_name: 'Field is required',
        },
        message:
          "ValidationError (User:None) (Field is required: ['email', 'first_name', 'last_name'])",
      });
    });

    it('refuses an address that is taken, and stores nothing', async () => {
      const { email } = await create();
      const before = (await test.asAdmin('GET', '/users/?page_size=1')).body.total;
      const { status, body } = await test.asAdmin('POST', '/users/', {
        first_name: 'Autre',
        last_name: 'Personne',
        email,
      });
      expect(status).toBe(400);
      expect(Object.keys(body.errors)).toEqual(['email']);
      expect((await test.asAdmin('GET', '/users/?page_size=1')).body.total).toBe(before);
    });

    it('refuses a taken address with a message in French when the request asks for it', async () => {
      const { email } = await create();
      const other = await create();
      const taken = 'Cette adresse électronique est déjà prise';
      const refused = { status: 400, body: { errors: { email: taken }, message: taken } };
      const account = { first_name: 'Autre', last_name: 'Personne', email };
      expect(await test.asAdmin('POST', '/users/?lang=fr', account)).toMatchObject(refused);
      const path = `/users/${other.id}/?lang=fr`;
      expect(await test.asAdmin('PUT', path, { email })).toMatchObject(refused);
    });
  });

  describe('changing an account', () => {
    let user: User;
    beforeEach(async () => {
      user = await create();
    });
    const put = (body: unknown, query = '') =>
      test.asAdmin('PUT', `/users/${user.id}/${query}`, body);

    it('changes only the fields sent, and never the slug', async () => {
      const { status, body } = await put({ last_name: 'Autre', slug: 'ignored', since: 'ignored' });
      expect(status).toBe(200);
      expect(body).toEqual({ ...user, last_name: 'Autre' });
    });

    it('keeps both of two concurrent changes to different fields', async () => {
      await Promise.all([put({ about: 'Un' }), put({ website: 'https://example.org' })]);
      expect((await test.asAdmin('GET', `/users/${user.id}/`)).body).toMatchObject({
        about: 'Un',
        website: 'https://example.org',
      });
    });

    it.each([
      [{ first_name: '' }, { first_name: 'Field is required' }],
      [{ first_name: null }, { first_name: 'Field is required' }],
      [{ first_name: 12 }, { first_name: 'StringField only accepts string values' }],
      [{ first_name: 'x'.repeat(256) }, { first_name: 'String value is too long' }],
      [{ first_name: 'Visit spam.com' }, { first_name: 'URLs not allowed in this field' }],
      [{ email: 'bad mail' }, { email: 'Invalid email address' }],
      [{ website: 12 }, { website: 'StringField only accepts string values' }],
      [{ website: 'nowhere' }, { website: 'Invalid URL "nowhere"' }],
      [{ active: 'false' }, { active: 'BooleanField only accepts boolean values' }],
      [
        { notifications_paused: 1 },
        { notifications_paused: 'BooleanField only accepts boolean values' },
      ],
      [{ roles: ['boss'] }, { roles: 'The role boss does not exist' }],
      [{ roles: 'admin' }, { roles: 'The role a does not exist' }],
      [
        { last_name: 'a.com', first_name: 'b.com' },
        { last_name: 'URLs not allowed in this field' },
      ],
      [
        { website: 'nowhere', last_name: null },
        { last_name: 'Field is required', website: 'Invalid URL "nowhere"' },
      ],
    ])('refuses %j', async (body, errors) => {
      const refused = await put(body);
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toEqual(errors);
      expect((await test.asAdmin('GET', `/users/${user.id}/`)).body).toEqual(user);
    });

    it('counts characters, not code units', async () => {
      expect((await put({ first_name: '😀'.repeat(255) })).status).toBe(200);
    });

    it.each([
      [{ about: '   ' }, { about: null }],
      [{ website: ' ' }, { website: null }],
      [{ roles: null }, { roles: [] }],
      [{ mail_cadence: null }, { mail_cadence: 'immediate' }],
      [{ notifications_paused: null }, { notifications_paused: false }],
      [{ active: null }, { active: null }],
      [{ roles: ['admin'] }, { roles: ['admin'] }],
      [{ mail_cadence: 'weekly' }, { mail_cadence: 'weekly' }],
      [{ about: ' <b>tel quel</b> ' }, { about: ' <b>tel quel</b> ' }],
    ])('accepts %j', async (body, expected) => {
      expect((await put(body)).body).toMatchObject(expected);
    });

    it('reports errors in French when the request asks for it', async () => {
      expect((await put({ first_name: 'a.com' }, '?lang=fr')).body.message).toBe(
        'URLs non autorisées dans ce champ',
      );
      expect((await put({ first_name: 'a.com' }, '?lang=xx')).body.message).toBe(
        'URLs not allowed in this field',
      );
    });

    it('refuses any change to an account with an invalid stored website, unless it corrects that too', async () => {
      await test.db
        .updateTable('users')
        .set({ website: 'www.example.org' })
        .where('id', '=', user.id)
        .execute();
      const refused = await put({ active: false });
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toEqual({ website: 'Invalid URL "www.example.org"' });
      const { body } = await put({ active: false, website: null });
      expect(body).toMatchObject({ active: false, website: null });
    });

    it('does not check an unchanged name again', async () => {
      await test.db
        .updateTable('users')
        .set({ first_name: 'old.com' })
        .where('id', '=', user.id)
        .execute();
      expect((await put({ first_name: 'old.com', about: 'x' })).status).toBe(200);
    });

    it('updates the search index at once', async () => {
      await put({ last_name: 'Tournesol' });
      const { body } = await test.asAdmin('GET', '/users/?q=tournesol');
      expect(body.data.map(({ id }: User) => id)).toEqual([user.id]);
    });
  });

  describe('concurrent changes', () => {
    let user: User;
    let path: string;
    beforeEach(async () => {
      user = await create();
      path = `/users/${user.id}/`;
    });
    const put = (body: unknown) => () => test.asAdmin('PUT', path, body);
    const remove = () => test.asAdmin('DELETE', path);
    const lockedRow = () => ({ table: 'users', id: user.id }) as const;

    it('keep the search index in step with the name, in either order', async () => {
      const name = 'Zorglub';
      const calls = [put({ last_name: name }), put({ active: false })];
      for (const order of [calls, [...calls].reverse()]) {
        await test.asAdmin('PUT', path, { last_name: 'Essai', active: true });
        await runConcurrently(test.db, lockedRow(), order);
        const { body } = await test.asAdmin('GET', `/users/?q=${name}`);
        expect(body.data).toMatchObject([{ id: user.id, last_name: name, active: false }]);
      }
    });

    it('return 404 when the account is deleted first', async () => {
      const values = { first_name: 'Alive', about: 'x', active: true, email: 'alive@example.org' };
      const [deleted, changed] = await runConcurrently(test.db, lockedRow(), [remove, put(values)]);
      expect([deleted?.status, changed?.status]).toEqual([204, 404]);
      expect((await test.asAdmin('GET', path)).body).toMatchObject({
        first_name: 'DELETED',
        email: `${user.id}@deleted`,
        about: null,
        active: false,
      });
      // As in udata, a request that finds the deleted account may still change it.
      expect((await put({ first_name: 'Alive' })()).status).toBe(200);
    });

    it('are erased when the account is deleted after them', async () => {
      const calls = [put({ about: 'x', active: true }), remove];
      const [changed, deleted] = await runConcurrently(test.db, lockedRow(), calls);
      expect([changed?.status, deleted?.status]).toEqual([200, 204]);
      expect((await test.asAdmin('GET', path)).body).toMatchObject({ about: null, active: false });
    });

    it('delete the account only once', async () => {
      const responses = await runConcurrently(test.db, lockedRow(), [remove, remove, remove]);
      expect(responses.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
    });
  });

  describe('reading', () => {
    it('hides the address and the dates from callers who are not administrators', async () => {
      const user = await create();
      for (const key of [undefined, USER_KEY]) {
        expect((await test.call('GET', `/users/${user.id}/`, { key })).body).toEqual({
          ...user,
          email: null,
          last_login_at: null,
          password_rotation_demanded: null,
          password_rotation_performed: null,
          mail_cadence: null,
          notifications_paused: null,
        });
      }
    });

    it('finds an account by slug, and by identifier in upper or lower case', async () => {
      const user = await create();
      for (const name of [user.slug, user.id.toUpperCase()]) {
        expect((await test.asAdmin('GET', `/users/${name}/`)).body).toEqual(user);
      }
    });

    it('shows since when a new password is demanded', async () => {
      const user = await create();
      expect((await test.asAdmin('POST', `/users/${user.id}/rotate_password/`)).status).toBe(204);
      const { body } = await test.asAdmin('GET', `/users/${user.id}/`);
      expect(Date.parse(body.password_rotation_demanded)).toBeGreaterThan(Date.now() - 60_000);
    });

    it('lists no contact points', async () => {
      const { body } = await test.call('GET', `/users/${test.userId}/contacts/`);
      expect(body).toMatchObject({ data: [], total: 0 });
    });
  });

  describe('deletion', () => {
    it('erases personal data and ends the follows of the account', async () => {
      const user = await create({ about: 'x', website: 'https://example.org', roles: ['admin'] });
      await test.call('POST', `/users/${user.id}/followers/`, { key: USER_KEY });
      const response = await test.asAdmin('DELETE', `/users/${user.id}/?no_mail=false`);
      expect(response.status).toBe(204);
      expect(response.text).toBe('');
      const { body } = await test.asAdmin('GET', `/users/${user.id}/`);
      expect(body).toMatchObject({
        slug: `deleted-${user.id}`,
        email: `${user.id}@deleted`,
        first_name: 'DELETED',
        last_name: 'DELETED',
        active: false,
        about: null,
        website: null,
        roles: ['admin'],
        since: user.since,
        deleted: expect.any(String),
      });
      expect((await test.call('GET', `/users/${user.id}/`)).body.message).toBe(
        'User is not active',
      );
      expect((await test.call('GET', `/users/${user.id}/followers/`)).body.total).toBe(0);
      expect((await test.asAdmin('GET', `/users/${user.slug}/`)).status).toBe(404);
      expect((await test.asAdmin('DELETE', `/users/${user.id}/`)).body).toEqual({
        message: 'User has already been deleted',
      });
      // As in udata, a deleted account can still be set active.
      expect((await test.asAdmin('PUT', `/users/${user.id}/`, { active: true })).status).toBe(200);
    });

    it('revokes the keys of the account', async () => {
      const user = await create();
      const { installKey } = await import('../startup/keys');
      await installKey(test.db, user.id, 'udata_soon-revoked');
      await test.asAdmin('DELETE', `/users/${user.id}/`);
      expect((await test.call('GET', '/users/roles/', { key: 'udata_soon-revoked' })).body).toEqual(
        {
          message: 'Revoked API token',
        },
      );
    });

    it('returns 403 for the caller’s own account', async () => {
      const { status, body } = await test.asAdmin('DELETE', `/users/${test.adminId}/`);
      expect(status).toBe(403);
      expect(body.message).toMatch(/^You cannot delete yourself with this API/);
    });
  });

  describe('suggestions', () => {
    it('search anywhere in the slug, newest first, and mask addresses for anonymous callers', async () => {
      const users = [
        await create({ last_name: 'Zébulon' }),
        await create({ last_name: 'Zebulon' }),
      ];
      const { body } = await test.call('GET', '/users/suggest/?q=ÉBUL');
      expect(body.map(({ id }: User) => id)).toEqual(users.map(({ id }) => id).reverse());
      expect(body[0].email).toBe('***@example.org');
      expect((await test.asAdmin('GET', '/users/suggest/?q=ebul&size=1')).body).toEqual([
        {
          id: users[1]?.id,
          first_name: 'Camille',
          last_name: 'Zebulon',
          avatar_url: null,
          email: users[1]?.email,
          slug: 'camille-zebulon-1',
        },
      ]);
    });
  });

  it('lists the roles that exist', async () => {
    expect((await test.call('GET', '/users/roles/')).body).toEqual([{ name: 'admin' }]);
  });
});

describe('the list of accounts', () => {
  let test: TestApp;
  let all: User[];
  beforeAll(async () => {
    test = await startTestApp({ seedUsers: 137 });
    all = (await test.asAdmin('GET', '/users/?page_size=1000')).body.data;
  });
  afterAll(() => test.close());

  it('has all accounts except the deleted ones, newest first', async () => {
    const { rows } = await sql<{ living: number }>`
      select count(*) as living from users where deleted is null`.execute(test.db);
    expect(all).toHaveLength(rows[0]?.living ?? -1);
    expect(all.some(({ active }) => active !== true)).toBe(true);
    expect(all.every(({ deleted }) => deleted === null)).toBe(true);
    const dates = all.map(({ since }) => Date.parse(since));
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
  });

  const keys: [string, (user: User) => string | number][] = [
    ['created', ({ since }) => Date.parse(since)],
    ['last_name', ({ last_name }) => last_name],
    ['first_name', ({ first_name }) => first_name],
    ['datasets', ({ metrics }) => metrics.datasets],
    ['reuses', ({ metrics }) => metrics.reuses],
    ['followers', ({ metrics }) => metrics.followers],
  ];

  it.each(keys)(
    'sorts by %s in both directions, without repeating or missing an account between pages',
    async (key, of) => {
      for (const [sign, direction] of [
        ['', 1],
        ['-', -1],
      ] as const) {
        const pages: User[] = [];
        for (let page = 1; pages.length < all.length; page++) {
          const { status, body } = await test.asAdmin(
            'GET',
            `/users/?sort=${sign}${key}&page=${page.toString()}&page_size=25`,
          );
          expect(status).toBe(200);
          pages.push(...body.data);
        }
        expect(new Set(pages.map(({ id }) => id)).size).toBe(all.length);
        const values = pages.map(of);
        // By code point: upper case before lower, accents after z.
        const sorted = [...values].sort((a, b) => (a < b ? -direction : a > b ? direction : 0));
        expect(values).toEqual(sorted);
      }
    },
  );

  it('links to the previous and next page, with the other query parameters', async () => {
    const { body } = await test.call('GET', '/users/?page_size=10&sort=created&page=2&lang=fr', {
      key: ADMIN_KEY,
      headers: { host: 'api.example.org' },
    });
    const base = 'http://api.example.org/api/1/users/?page_size=10&sort=created';
    expect(body).toMatchObject({
      page: 2,
      page_size: 10,
      total: all.length,
      previous_page: `${base}&page=1&lang=fr`,
      next_page: `${base}&page=3&lang=fr`,
    });
    expect((await test.asAdmin('GET', '/users/?page_size=1000')).body).toMatchObject({
      page_size: 1000,
      next_page: null,
      previous_page: null,
    });
  });

  it('returns 404 past the last page, and an empty first page when nothing matches', async () => {
    for (const page of ['100', '99999999999999999999']) {
      expect((await test.asAdmin('GET', `/users/?page=${page}`)).status).toBe(404);
      expect((await test.asAdmin('GET', `/users/?q=lefevre&page=${page}`)).status).toBe(404);
    }
    expect((await test.asAdmin('GET', '/users/?q=personne-de-ce-nom')).body).toMatchObject({
      data: [],
      page: 1,
      total: 0,
    });
    expect((await test.asAdmin('GET', '/users/?q=le&page=2')).status).toBe(404);
  });

  it('searches whole words of names and addresses, best match first', async () => {
    const { body } = await test.asAdmin('GET', '/users/?q=lefevre');
    expect(body.data.map(({ last_name }: User) => last_name)).toContain('Lefèvre');
    expect((await test.asAdmin('GET', '/users/?q=lefe')).body.total).toBe(0);
    expect((await test.asAdmin('GET', '/users/?q=')).body.total).toBe(all.length);
  });

  it('ranks a match in the last name above one in the first name', async () => {
    const make = (first_name: string, last_name: string, email: string) =>
      test.asAdmin('POST', '/users/', { first_name, last_name, email });
    await make('Olympe', 'Dubois', 'o.d@example.org');
    await make('Claude', 'Olympe', 'c.o@example.org');
    const { body } = await test.asAdmin('GET', '/users/?q=olympe');
    expect(body.data.map(({ first_name }: User) => first_name)).toEqual(['Claude', 'Olympe']);
    const sorted = await test.asAdmin('GET', '/users/?q=olympe&sort=-first_name');
    expect(sorted.body.data.map(({ first_name }: User) => first_name)).toEqual([
      'Olympe',
      'Claude',
    ]);
  });

  it('includes the organizations of each account, also in a page of 1,000', () => {
    const members = all.filter(({ organizations }) => organizations.length > 0);
    expect(members.length).toBeGreaterThan(0);
    expect(members[0]?.organizations[0]).toMatchObject({
      class: 'Organization',
      permissions: { edit: true, private: true },
    });
  });
});
