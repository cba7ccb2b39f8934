import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Organization } from '../../src/api/contract';
import { runConcurrently, startTestApp, type TestApp, USER_KEY } from '../testing';

const NO_RIGHTS = { delete: false, edit: false, harvest: false, members: false, private: false };
const GONE = { message: 'Organization has been deleted' };

describe('organizations', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const asUser = (method: string, path: string, body?: unknown) =>
    test.call(method, path, { key: USER_KEY, body });
  const create = async (values: object = {}): Promise<Organization> => {
    const { status, body } = await asUser('POST', '/organizations/', {
      name: 'Bassin versant',
      description: 'Les eaux du bassin',
      ...values,
    });
    expect(status).toBe(201);
    return body as Organization;
  };
  const pathOf = ({ id }: { id: string }) => `/organizations/${id}/`;

  describe('creating an organization', () => {
    it('refuses a name that is too long to be sorted by', async () => {
      for (const name of ['N'.repeat(2_001), 'é'.repeat(90_000)]) {
        const answer = await asUser('POST', '/organizations/', { name, description: 'd' });
        expect(answer.status).toBe(400);
        expect(answer.body.errors).toEqual({ name: 'String value is too long' });
      }
      expect((await create({ name: 'N'.repeat(2_000) })).slug).toBe('n'.repeat(255));
    });

    it('makes the caller administrator, but grants no permission in its own response', async () => {
      const organization = await create({ slug: 'ignored', badges: [{ kind: 'certified' }] });
      expect(organization).toMatchObject({
        slug: 'bassin-versant',
        badges: [],
        acronym: null,
        banner_image_position: 50,
        extras: {},
        deleted: null,
        permissions: NO_RIGHTS,
        metrics: { members: 1, followers: 0 },
        members: [
          {
            role: 'admin',
            user: { id: test.userId, email: '***@example.org', last_login_at: null },
          },
        ],
      });
      const { body } = await asUser('GET', pathOf(organization));
      expect(body.permissions).toMatchObject({ edit: true, private: true });
      expect(body.members[0].user.email).toBe('us**@example.org');
    });

    it('requires a key', async () => {
      expect((await test.call('POST', '/organizations/', { body: {} })).status).toBe(401);
    });

    it('numbers the slugs of organizations of the same name, also when created concurrently', async () => {
      const namesakes = await Promise.all([1, 2, 3].map(() => create({ name: 'Le double' })));
      expect(namesakes.map(({ slug }) => slug).sort()).toEqual([
        'le-double',
        'le-double-1',
        'le-double-2',
      ]);
    });

    it('uses the identifier as slug for a name without letters', async () => {
      const { id, slug } = await create({ name: '...' });
      expect(slug).toBe(id);
    });

    it.each([
      [
        { name: null, description: ' ' },
        { name: 'Field is required', description: 'Field is required' },
      ],
      [{ description: 12 }, { description: 'StringField only accepts string values' }],
      [{ acronym: 'x'.repeat(129) }, { acronym: 'String value is too long' }],
      [{ url: 'http://localhost' }, { url: 'Invalid URL "http://localhost": is a local URL' }],
      [{ banner_color: 'red' }, { banner_color: 'String value did not match validation regex' }],
      [{ banner_image_position: 101 }, { banner_image_position: 'Integer value is too large' }],
      [
        { banner_image_position: [1, 'a'] },
        { banner_image_position: "[1, 'a'] could not be converted to int" },
      ],
      [{ deleted: 'zz' }, { deleted: 'cannot parse date "zz"' }],
      [{ deleted: '2020-02-30' }, { deleted: 'cannot parse date "2020-02-30"' }],
      [
        { business_number_id: '123' },
        { business_number_id: 'A siret number is made of 14 digits' },
      ],
      [{ business_number_id: '12345678901234' }, { business_number_id: 'Invalid Siret number' }],
      [
        { business_number_id: 'x2345678901234' },
        { business_number_id: 'A siret number is only made of digits' },
      ],
      [{ extras: [] }, { extras: 'Only dictionaries may be used in a DictField' }],
      [
        { extras: { a: { $b: 1 } } },
        { extras: 'Invalid dictionary key name - keys may not startswith "$" characters' },
      ],
      [{ extras: { custom: 'zz' } }, { extras: "'str' object has no attribute 'get'" }],
      [
        { extras: { custom: [{ title: 'x', description: 'y', type: 'choice' }] } },
        {
          extras: {
            choices:
              "The 'choices' key must be an non empty list and can only be present when type 'choice' is selected.",
          },
        },
      ],
    ])('refuses %j', async (values, errors) => {
      const { status, body } = await asUser('POST', '/organizations/', {
        name: 'Une autre',
        description: 'Autre',
        ...values,
      });
      expect(status).toBe(400);
      expect(body.errors).toEqual(errors);
    });

    it('includes the errors of nested fields in the message', async () => {
      const { body } = await asUser('POST', '/organizations/', {
        description: 'x',
        extras: { custom: [{ title: 'x' }] },
      });
      expect(body.message).toBe(
        "ValidationError (Organization:None) (Field is required: ['name'] " +
          "custom.The dictionary does not contain the mandatory keys: 'title', 'description', 'type'. " +
          "type.Type 'None' of 'x' should be one of: " +
          "['str', 'int', 'float', 'bool', 'datetime', 'date', 'choice']: ['extras'])",
      );
    });
  });

  describe('changing an organization', () => {
    it('changes only the fields sent, read as udata reads them', async () => {
      const organization = await create();
      const sent = {
        acronym: 'BV',
        image_url: 'x',
        url: ' https://example.org ',
        banner_color: '#aabbcc',
        banner_image_position: '33 ',
        business_number_id: '35600000000048',
        extras: { b: [1, { c: null }] },
        presentation_blocs_published_at: '2020-01-02T03:04:05.123456+02:00',
        created_at: 'ignored',
      };
      const { status, body } = await asUser('PUT', pathOf(organization), sent);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        name: 'Bassin versant',
        acronym: 'BV',
        image_url: 'x',
        url: 'https://example.org',
        banner_color: '#aabbcc',
        banner_image_position: 33,
        business_number_id: '35600000000048',
        extras: { b: [1, { c: null }] },
        presentation_blocs_published_at: '2020-01-02T01:04:05.123000+00:00',
        created_at: organization.created_at,
      });
      const { body: emptied } = await asUser('PUT', pathOf(organization), {
        acronym: ' ',
        banner_image_position: null,
        extras: null,
      });
      expect(emptied).toMatchObject({ acronym: null, banner_image_position: 50, extras: {} });
    });

    it('ignores keys inherited from the prototype of the body', async () => {
      const organization = await create({ constructor: 1, toString: 2, hasOwnProperty: 3 });
      const path = pathOf(organization);
      const blocs = {
        presentation_blocs: [{ class: 'Evil' }, 42],
        presentation_blocs_published_at: 1,
      };
      for (const inherited of [{ name: 123 }, { name: 'Autre' }, { deleted: 1 }, blocs]) {
        const { status, body } = await asUser('PUT', path, { ['__proto__']: inherited });
        expect(status).toBe(200);
        expect(body).toMatchObject({ slug: organization.slug, name: organization.name });
        expect(body.deleted).toBe(null);
      }
      const headers = { 'x-fields': 'presentation_blocs' };
      expect((await test.call('GET', path, { headers })).body).toEqual({ presentation_blocs: [] });
    });

    it('refuses values nested deeper than the database of udata can store', async () => {
      const organization = await create();
      const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`);
      const deep = (depth: number) =>
        asUser('PUT', pathOf(organization), { extras: { a: nested(depth) } });
      expect((await deep(99)).status).toBe(400);
      expect((await deep(2_600)).status).toBe(400);
      const quotes = { a: nested(98), b: '[[{"\\' };
      expect((await asUser('PUT', pathOf(organization), { extras: quotes })).body.extras).toEqual(
        quotes,
      );
      expect((await test.call('GET', '/organizations/')).status).toBe(200);
    });

    it('is allowed to its administrators and those of the site', async () => {
      const organization = await create();
      const { body: other } = await test.asAdmin('POST', '/organizations/', {
        name: 'Une autre',
        description: 'Autre',
      });
      const refused = await asUser('PUT', pathOf(other), { acronym: 12 });
      expect(refused.status).toBe(403);
      expect((await asUser('PUT', pathOf(other), [])).status).toBe(400);
      expect((await test.asAdmin('PUT', pathOf(organization), { acronym: 'A' })).status).toBe(200);
      expect((await test.call('PUT', pathOf(organization), { body: {} })).status).toBe(401);
    });

    it('updates the slug with the name, and redirects every former slug', async () => {
      const organization = await create({ name: 'Premier nom' });
      const rename = async (name: string): Promise<string> =>
        (await asUser('PUT', pathOf(organization), { name })).body.slug;
      const target = async (slug: string) =>
        (await test.call('GET', `/organizations/${slug}/`)).headers.location;
      expect(await rename('Deuxième nom')).toBe('deuxieme-nom');
      expect(await rename('Troisième nom')).toBe('troisieme-nom');
      expect(await target('premier-nom')).toBe('/api/1/organizations/troisieme-nom/');
      expect(await target('deuxieme-nom')).toBe('/api/1/organizations/troisieme-nom/');

      const { id } = await create({ name: 'Premier nom' });
      const { body } = await test.call('GET', '/organizations/premier-nom/');
      expect(body.id).toBe(id);
      expect(await rename('Premier nom')).toBe('premier-nom-1');
      expect(await rename('Premier nom !')).toBe('premier-nom-1');
      expect(await target('troisieme-nom')).toBe('/api/1/organizations/premier-nom-1/');
      expect(await rename('Troisième nom')).toBe('troisieme-nom');
      expect((await test.call('GET', '/organizations/troisieme-nom/')).status).toBe(200);
    });

    it('updates the search index with the name', async () => {
      const organization = await create();
      await asUser('PUT', pathOf(organization), { name: 'Hydrographie du Vercors' });
      const { body } = await test.call('GET', '/organizations/?q=hydrographie');
      expect(body.data.map(({ id }: Organization) => id)).toEqual([organization.id]);
    });
  });

  describe('deleting an organization', () => {
    it('hides it from callers who are not administrators, until `deleted: null` restores it', async () => {
      const organization = await create();
      const path = pathOf(organization);
      expect((await asUser('DELETE', `${path}?send_legal_notice=x`)).status).toBe(400);
      expect((await asUser('DELETE', path)).status).toBe(204);
      expect((await test.call('GET', path)).body).toEqual(GONE);
      expect((await asUser('GET', path)).body.deleted).not.toBeNull();
      for (const [method, body] of [
        ['DELETE', undefined],
        ['PUT', { name: 'x' }],
      ] as const) {
        const again = await asUser(method, path, body);
        expect(again.status).toBe(410);
        expect(again.body).toEqual(GONE);
      }
      const restored = await asUser('PUT', path, { deleted: null });
      expect(restored.body.deleted).toBeNull();
      expect((await test.call('GET', path)).status).toBe(200);
    });

    it('marks the reports about it as handled', async () => {
      const organization = await create();
      const subject = { class: 'Organization', id: organization.id };
      const report = await test.call('POST', '/reports/', { body: { subject, reason: 'spam' } });
      await asUser('DELETE', pathOf(organization));
      const { body } = await test.asAdmin('GET', `/reports/${report.body.id}/`);
      expect(body.subject_deleted_at).not.toBeNull();
      expect(body.subject_deleted_by.id).toBe(test.userId);
    });

    it('returns 403 for callers who are not administrators of it', async () => {
      const { body } = await test.asAdmin('POST', '/organizations/', {
        name: 'Une autre',
        description: 'Autre',
      });
      expect((await asUser('DELETE', pathOf(body))).body).toEqual({
        message: 'You do not have the permission to modify that object.',
      });
    });
  });

  describe('concurrent changes', () => {
    let organization: Organization;
    beforeEach(async () => {
      organization = await create();
    });
    const put = (body: unknown) => () => asUser('PUT', pathOf(organization), body);
    const remove = () => asUser('DELETE', pathOf(organization));
    const lockedRow = () => ({ table: 'organizations', id: organization.id }) as const;

    it('keep the search index in step with the name, in either order', async () => {
      const calls = [put({ name: 'Glaciologie' }), put({ acronym: 'NÉVÉ' })];
      for (const order of [calls, [...calls].reverse()]) {
        await put({ name: 'Bassin versant', acronym: null })();
        await runConcurrently(test.db, lockedRow(), order);
        const { body } = await test.call('GET', '/organizations/?q=glaciologie%20neve');
        expect(body.data).toMatchObject([{ id: organization.id, slug: 'glaciologie' }]);
      }
    });

    it('keep the redirections of all former slugs', async () => {
      await runConcurrently(test.db, lockedRow(), [put({ name: 'Neige' }), put({ name: 'Névé' })]);
      const { body } = await asUser('GET', pathOf(organization));
      for (const former of [organization.slug, body.slug === 'neve' ? 'neige' : 'neve']) {
        const { headers } = await test.call('GET', `/organizations/${former}/`);
        expect(headers.location).toBe(`/api/1/organizations/${body.slug as string}/`);
      }
    });

    it('return 410 once the organization is deleted, unless they restore it', async () => {
      const [, changed] = await runConcurrently(test.db, lockedRow(), [
        remove,
        put({ name: 'Alive' }),
      ]);
      expect(changed?.status).toBe(410);
      expect(changed?.body).toEqual(GONE);
      await put({ deleted: null })();
      const [, restored] = await runConcurrently(test.db, lockedRow(), [
        remove,
        put({ deleted: null }),
      ]);
      expect(restored?.status).toBe(200);
      expect((await test.call('GET', pathOf(organization))).status).toBe(200);
    });

    it('delete the organization only once', async () => {
      const responses = await runConcurrently(test.db, lockedRow(), [remove, remove, remove]);
      expect(responses.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
    });
  });

  describe('badges', () => {
    it('are added and removed by administrators of the site, and listed newest first', async () => {
      const organization = await create();
      const path = `${pathOf(organization)}badges/`;
      expect((await asUser('POST', path, {})).status).toBe(403);
      expect((await test.asAdmin('POST', path, { kind: '' })).body).toEqual({
        errors: {},
        message: 'Unknown badge type for Organization: None',
      });
      const { last_modified } = (await test.call('GET', pathOf(organization))).body;
      expect(await test.asAdmin('POST', path, { kind: 'certified' })).toMatchObject({
        status: 201,
        body: { kind: 'certified' },
      });
      expect((await test.asAdmin('POST', path, { kind: 'certified' })).status).toBe(200);
      await test.asAdmin('POST', path, { kind: 'company' });
      const { body } = await test.call('GET', pathOf(organization));
      expect(body).toMatchObject({
        badges: [{ kind: 'company' }, { kind: 'certified' }],
        last_modified,
      });
      expect((await test.asAdmin('DELETE', `${path}company/`)).status).toBe(204);
      expect((await test.asAdmin('DELETE', `${path}company/`)).body).toEqual({
        message: 'Badge does not exists',
      });
    });

    it('have labels in the requested language', async () => {
      const { body } = await test.call('GET', '/organizations/badges/?lang=fr');
      expect(body).toMatchObject({ certified: 'Certifié', 'public-service': 'Service Public' });
    });
  });

  it('have empty lists of contact points, datasets, reuses and discussions', async () => {
    const path = pathOf(await create());
    for (const name of ['contacts', 'datasets']) {
      expect((await test.call('GET', `${path}${name}/`)).body).toMatchObject({
        data: [],
        total: 0,
      });
      expect((await test.call('GET', `${path}${name}/?page=2`)).status).toBe(404);
    }
    for (const name of ['reuses', 'discussions']) {
      expect((await test.call('GET', `${path}${name}/`)).body).toEqual([]);
    }
    expect((await test.call('GET', `${path}datasets/?sort=zz`)).status).toBe(400);
  });
});
