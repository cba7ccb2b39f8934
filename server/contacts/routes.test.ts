import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContactPoint, User } from '../../src/api/contract';
import { ADMIN_KEY, runConcurrently, startTestApp, type TestApp, USER_KEY } from '../testing';

const NOBODY = '0'.repeat(24);
const ORGANIZATION = 'b'.repeat(24);

describe('contact points', () => {
  let test: TestApp;
  let serial = 0;
  beforeAll(async () => {
    test = await startTestApp();
    await sql`
      insert into organizations (id, slug, name, created_at, last_modified, folded_name, search)
      values (${ORGANIZATION}, 'bassin', 'Bassin', now(), now(), 'bassin', '')`.execute(test.db);
  });
  afterAll(() => test.close());

  const aName = () => {
    serial += 1;
    return `Contact ${serial.toString()}`;
  };
  const createUser = async (): Promise<User> => {
    serial += 1;
    const { body } = await test.asAdmin('POST', '/users/', {
      first_name: 'Colin',
      last_name: 'Joignable',
      email: `colin.${serial.toString()}@example.org`,
      active: true,
    });
    return body as User;
  };
  const post = (body: unknown, key: string | undefined = USER_KEY, query = '') =>
    test.call('POST', `/contacts/${query}`, { key, body });
  const create = async (values: object = {}, key = USER_KEY): Promise<ContactPoint> => {
    const { status, body } = await post({ role: 'creator', name: aName(), ...values }, key);
    expect(status).toBe(201);
    return body as ContactPoint;
  };
  const put = ({ id }: ContactPoint, body: unknown, key = USER_KEY) =>
    test.call('PUT', `/contacts/${id}/`, { key, body });
  const read = ({ id }: ContactPoint) => test.call('GET', `/contacts/${id}/`);
  const join = (role: string) =>
    sql`insert into members values (${ORGANIZATION}, ${test.userId}, ${role}, now())
      on conflict (organization_id, user_id) do update set role = ${role}`.execute(test.db);
  const leave = () => sql`delete from members`.execute(test.db);

  describe('created', () => {
    it('belong to the account that creates them, and can be read without a key', async () => {
      const contact = await create({ name: 'Service des eaux', id: NOBODY, toString: 'x' });
      expect(contact).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        name: 'Service des eaux',
        email: null,
        contact_form: null,
        role: 'creator',
        owner: expect.objectContaining({ class: 'User', id: test.userId }),
        organization: null,
      });
      expect(contact.id).not.toBe(NOBODY);
      expect((await read(contact)).body).toEqual(contact);
    });

    it('are returned with status 200 when the owner already has one with the same details', async () => {
      const values = { role: 'contact', email: 'eaux@example.org', name: '  ' };
      const first = await post(values);
      const again = await post({ role: 'contact', email: 'eaux@example.org', owner: null });
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.body).toEqual(first.body);
      expect((await post(values, ADMIN_KEY)).status).toBe(201);
    });

    it('are created only once by concurrent requests', async () => {
      const body = { role: 'creator', name: aName() };
      const responses = await Promise.all(Array.from({ length: 5 }, () => post(body)));
      expect(new Set(responses.map((response) => response.body.id)).size).toBe(1);
      expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    });

    it('are created only once even if the form has 9,000 characters', async () => {
      const form = (end: string) => ({
        role: 'contact',
        // Random, so that the database cannot compress the value to less than its index limit.
        contact_form: `https://example.org/?\\${randomBytes(4_500).toString('hex')}${end}`,
      });
      const values = form('a');
      const first = await post(values);
      const again = await post(values);
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.body).toEqual({ ...values, ...first.body });
      const other = await post({ ...values, contact_form: `${values.contact_form}b` });
      expect(other.status).toBe(201);
      expect((await put(other.body, values)).body.errors).toEqual({
        name: 'An existing contact point already exists with these informations.',
      });
    });

    it('can have another owner if an administrator creates them', async () => {
      const { id } = await createUser();
      const owner = { class: 'User', id };
      const refused = await post({ role: 'creator', name: aName(), owner });
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toEqual({ owner: 'You can only set yourself as owner' });
      expect((await create({ owner }, ADMIN_KEY)).owner?.id).toBe(id);
      expect((await create({ owner: test.userId.toUpperCase() })).owner?.id).toBe(test.userId);
    });

    it('can belong to an organization if a member or an administrator creates them', async () => {
      await leave();
      const refused = await post({ role: 'creator', name: aName(), organization: ORGANIZATION });
      expect(refused.body.errors).toEqual({
        organization: 'Permission denied for this organization',
      });
      await join('partial_editor');
      const contact = await create({ organization: ORGANIZATION });
      expect(contact).toMatchObject({ owner: null, organization: { id: ORGANIZATION } });
      expect(contact.organization?.permissions).toMatchObject({ edit: false, private: true });
    });

    it.each([
      [{}, {}],
      [{ role: 'contact', name: 'Nobody' }, {}],
      [{ name: 'Somebody' }, { role: 'Field is required' }],
      [{ role: '', email: 'a@example.org' }, { role: 'Field is required' }],
      [{ role: 'contact', email: 'bad' }, { email: 'Invalid email address' }],
      [{ role: 'contact', email: 12 }, { email: 'StringField only accepts string values' }],
      [{ role: 'contact', contact_form: 'nowhere' }, { contact_form: 'Invalid URL "nowhere"' }],
      [
        { role: 'contact', contact_form: 'http://localhost/' },
        { contact_form: 'Invalid URL "http://localhost/": is a local URL' },
      ],
      [{ role: 'creator', name: 'see spam.com' }, { name: 'URLs not allowed in this field' }],
      [{ role: 'creator', name: 'x'.repeat(256) }, { name: 'String value is too long' }],
      [{ role: 'creator', name: 'x', owner: NOBODY }, { owner: `Unknown reference '${NOBODY}'` }],
      [{ role: 'creator', name: 'x', owner: 'me' }, {}],
      [{ role: 'creator', name: 'x', owner: [] }, { owner: 'Expected a reference id' }],
      [
        { role: 'creator', name: 'x', organization: NOBODY },
        { organization: `Unknown reference '${NOBODY}'` },
      ],
    ])('are refused with %j', async (body, errors) => {
      const refused = await post(body);
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toEqual(errors);
    });

    it('are refused with an unknown role', async () => {
      const { body } = await post({ role: 'nope' });
      expect(body.message).toMatch(/^'nope' is not a valid choice\. Valid choices: \['contact', /);
    });

    it('require a key and a JSON body', async () => {
      const call = (key?: string) =>
        test.call('POST', '/contacts/', { key, headers: { 'content-type': 'text/plain' } });
      expect((await call()).status).toBe(401);
      expect((await call(USER_KEY)).status).toBe(415);
    });
  });

  describe('changed', () => {
    let contact: ContactPoint;
    beforeEach(async () => {
      contact = await create();
    });

    it('keep the fields that are not sent, and their owner', async () => {
      expect((await put(contact, {})).body).toEqual(contact);
      const changed = await put(contact, {
        email: 'a@example.org',
        owner: test.userId,
        id: NOBODY,
      });
      expect(changed.status).toBe(200);
      expect(changed.body).toEqual({ ...contact, email: 'a@example.org' });
    });

    it('are refused with the details of another contact point, of any owner', async () => {
      const other = await create({}, ADMIN_KEY);
      const { status, body } = await put(contact, { name: other.name });
      expect(status).toBe(400);
      expect(body.errors).toEqual({
        name: 'An existing contact point already exists with these informations.',
      });
    });

    it.each([
      [{ name: null }, {}],
      [{ role: 'contact' }, {}],
      [{ role: null }, { role: 'Field is required' }],
      [{ email: 'bad' }, { email: 'Invalid email address' }],
      [{ owner: null }, { owner: 'Cannot modify owner after creation' }],
    ])('are refused with %j', async (body, errors) => {
      const refused = await put(contact, body);
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toEqual(errors);
      expect((await read(contact)).body).toEqual(contact);
    });

    it('cannot be given another owner, even by an administrator', async () => {
      for (const field of ['owner', 'organization']) {
        const value = field === 'owner' ? test.adminId : ORGANIZATION;
        const { body } = await put(contact, { [field]: value }, ADMIN_KEY);
        expect(body.errors).toEqual({ [field]: 'A contact point cannot change owner.' });
      }
      const { body } = await put(contact, { owner: null }, ADMIN_KEY);
      expect(body.errors).toEqual({ owner: 'A contact point cannot change owner.' });
    });

    it('check the caller before the body', async () => {
      const foreign = await create({}, ADMIN_KEY);
      const call = (path: string, key?: string) =>
        test.call('PUT', path, { key, headers: { 'content-type': 'text/plain' } });
      expect((await call(`/contacts/${NOBODY}/`)).status).toBe(404);
      expect((await call(`/contacts/${foreign.id}/`)).status).toBe(401);
      expect((await call(`/contacts/${foreign.id}/`, USER_KEY)).status).toBe(403);
      expect((await call(`/contacts/${contact.id}/`, USER_KEY)).status).toBe(415);
    });

    it('are changed by the administrators and editors of their organization', async () => {
      const contact = await create({ organization: ORGANIZATION }, ADMIN_KEY);
      await leave();
      expect((await put(contact, {})).status).toBe(403);
      await join('partial_editor');
      expect((await put(contact, {})).status).toBe(403);
      await join('editor');
      const changed = await put(contact, { name: aName() });
      expect(changed.status).toBe(200);
      const { body } = await test.call('GET', '/organizations/bassin/contacts/?page_size=100');
      expect(body.data.map(({ id }: ContactPoint) => id)).toContain(contact.id);
    });
  });

  it('are deleted by their owner or an administrator', async () => {
    const contact = await create();
    const path = `/contacts/${contact.id}/`;
    const foreign = await create({}, ADMIN_KEY);
    expect((await test.call('DELETE', path)).status).toBe(401);
    expect((await test.call('DELETE', `/contacts/${foreign.id}/`, { key: USER_KEY })).status).toBe(
      403,
    );
    expect((await test.call('DELETE', path, { key: USER_KEY })).status).toBe(204);
    expect((await read(contact)).status).toBe(404);
    expect((await test.asAdmin('DELETE', `/contacts/${foreign.id}/`)).status).toBe(204);
  });

  it('return 404 to concurrent changes and deletions once deleted', async () => {
    const contact = await create();
    const path = `/contacts/${contact.id}/`;
    const remove = () => test.call('DELETE', path, { key: USER_KEY });
    const responses = await runConcurrently(test.db, { table: 'contact_points', id: contact.id }, [
      remove,
      remove,
      () => put(contact, { name: aName() }),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([204, 404, 404]);
  });

  it('keep both of two concurrent changes to different fields', async () => {
    const contact = await create();
    const values = { name: aName(), email: 'b@example.org' };
    await runConcurrently(test.db, { table: 'contact_points', id: contact.id }, [
      () => put(contact, { name: values.name }),
      () => put(contact, { email: values.email }),
    ]);
    expect((await read(contact)).body).toMatchObject(values);
  });

  it('keep a name or an address when concurrent changes would remove both', async () => {
    const contact = await create({ email: 'c@example.org' });
    const responses = await runConcurrently(test.db, { table: 'contact_points', id: contact.id }, [
      () => put(contact, { name: null }),
      () => put(contact, { email: null }),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 400]);
  });

  it('can be created again while the same one is being deleted', async () => {
    // The order of the statements is up to chance, hence several attempts.
    for (let attempt = 0; attempt < 20; attempt++) {
      const contact = await create();
      const values = { role: 'creator', name: contact.name };
      const [deleted, ...created] = await Promise.all([
        test.call('DELETE', `/contacts/${contact.id}/`, { key: USER_KEY }),
        post(values),
        post(values),
      ]);
      expect(deleted.status).toBe(204);
      for (const { status } of created) expect([200, 201]).toContain(status);
    }
  });

  it('are listed by account, oldest first, and deleted with it', async () => {
    const user = await createUser();
    const [first, second] = [
      await create({ owner: user.id }, ADMIN_KEY),
      await create({ owner: user.id }, ADMIN_KEY),
    ];
    const path = `/users/${user.slug}/contacts/`;
    expect((await test.call('GET', path)).body).toMatchObject({ data: [first, second], total: 2 });
    const { body } = await test.call('GET', `${path}?page=2&page_size=1`);
    expect(body.data).toEqual([second]);
    expect((await test.call('GET', `${path}?page=2`)).status).toBe(404);
    expect((await test.call('GET', '/users/nobody/contacts/')).status).toBe(404);

    await test.asAdmin('DELETE', `/users/${user.id}/`);
    expect((await read(first)).status).toBe(404);
    expect((await test.call('GET', `/users/${user.id}/contacts/`)).body.total).toBe(0);
  });

  it('have roles with labels in the requested language', async () => {
    const labels = async (query: string) =>
      (await test.call('GET', `/contacts/roles/${query}`)).body.map(
        ({ label }: { label: string }) => label,
      );
    expect((await test.call('GET', '/contacts/roles/')).body[3]).toEqual({
      id: 'rightsHolder',
      label: 'Rights Holder',
    });
    expect((await labels('?lang=fr')).slice(0, 3)).toEqual(['Contact', 'Créateur', 'Éditeur']);
    expect(await labels('?lang=de')).toEqual(await labels(''));
  });

  it('are refused with messages in the requested language', async () => {
    const values = { role: 'creator', name: 'x', owner: test.adminId };
    expect((await post(values, USER_KEY, '?lang=es')).body.message).toBe(
      'Sólo puede establecerse usted mismo como propietario',
    );
  });
});
