import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report, User } from '../../src/api/contract';
import { installKey } from '../startup/keys';
import { ADMIN_KEY, startTestApp, type TestApp, USER_KEY } from '../testing';

const NOBODY = '0'.repeat(24);

describe('reports', () => {
  let test: TestApp;
  let serial = 0;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const createUser = async (): Promise<User> => {
    serial += 1;
    const { body } = await test.asAdmin('POST', '/users/', {
      first_name: 'Camille',
      last_name: 'Signalée',
      email: `camille.${serial.toString()}@example.org`,
      active: true,
    });
    return body as User;
  };
  const about = ({ id }: { id: string }, values: object = {}) => ({
    subject: { class: 'User', id },
    reason: 'spam',
    ...values,
  });
  const send = (body: unknown, key?: string) => test.call('POST', '/reports/', { key, body });
  const report = async (values: object = {}): Promise<Report> => {
    const { status, body } = await send(about(await createUser(), values));
    expect(status).toBe(201);
    return body as Report;
  };
  const read = async ({ id }: { id: string }): Promise<Report> =>
    (await test.asAdmin('GET', `/reports/${id}/`)).body as Report;
  const patch = ({ id }: { id: string }, body: unknown) =>
    test.asAdmin('PATCH', `/reports/${id}/`, body);

  describe('created', () => {
    it('without a key have no author', async () => {
      const user = await createUser();
      const { status, body } = await send(about(user, { message: 'Links everywhere' }));
      expect(status).toBe(201);
      expect(body).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        by: null,
        subject: { class: 'User', id: user.id },
        subject_label: user.slug,
        subject_deleted_at: null,
        subject_deleted_by: null,
        subject_embed_id: null,
        reason: 'spam',
        message: 'Links everywhere',
        reported_at: expect.stringMatching(/\+00:00$/),
        dismissed_at: null,
        dismissed_by: null,
        callbacks_count: 0,
        self_api_url: `http://localhost/api/1/reports/${body.id}/`,
      });
    });

    it('with a key have its account as author, unless that is inactive', async () => {
      const user = await createUser();
      expect((await send(about(user), USER_KEY)).body.by).toMatchObject({
        class: 'User',
        id: test.userId,
      });
      await test.asAdmin('PUT', `/users/${test.userId}/`, { active: false });
      expect((await send(about(user), USER_KEY)).body.by).toBeNull();
      await test.asAdmin('PUT', `/users/${test.userId}/`, { active: true });
      expect((await send(about(user), 'udata_unknown')).status).toBe(401);
    });

    it('about an organization are labelled with its name', async () => {
      const { rows } = await sql<{ id: string; name: string }>`
        insert into organizations (id, slug, name, created_at, last_modified, folded_name, search)
        values (${'b'.repeat(24)}, 'bassin', 'Bassin', now(), now(), 'bassin', '')
        returning id, name`.execute(test.db);
      const { body } = await send({
        subject: { class: 'Organization', id: rows[0]?.id.toUpperCase() },
        reason: 'others',
      });
      expect(body).toMatchObject({
        subject: { class: 'Organization', id: rows[0]?.id },
        subject_label: 'Bassin',
      });
    });

    it('accept `dismissed_at` and `subject_embed_id`, and ignore `dismissed_by`', async () => {
      const made = await report({
        message: ' \n',
        dismissed_at: '2024-01-02T03:04:05.5+02:00',
        dismissed_by: test.adminId,
        subject_embed_id: '{0b9a4d0e6a8a4c3e9d3a0a4f8e1b2c3d}',
      });
      expect(made).toMatchObject({
        message: null,
        dismissed_at: '2024-01-02T01:04:05.500000+00:00',
        dismissed_by: null,
        subject_embed_id: '0b9a4d0e-6a8a-4c3e-9d3a-0a4f8e1b2c3d',
      });
    });

    it('are limited in size for one reporter, except for administrators', async () => {
      const user = await createUser();
      const body = about(user, { message: 'x'.repeat(900_000) });
      const short = about(user, { message: 'x'.repeat(200_000) });
      const statusOf = async (key?: string, values = body) =>
        (await test.call('POST', '/reports/', { key, body: values })).status;
      expect(await statusOf()).toBe(413);
      const statuses: number[] = [];
      for (let count = 0; count < 12; count++) statuses.push(await statusOf(USER_KEY));
      expect(statuses).toEqual([...Array<number>(9).fill(201), 429, 429, 429]);
      const { headers } = await test.call('POST', '/reports/', { key: USER_KEY, body });
      expect(Number(headers['retry-after'])).toBeGreaterThan(3_500);
      // Others can still report.
      expect(await statusOf(undefined, short)).toBe(201);
      for (let count = 0; count < 12; count++) expect(await statusOf(ADMIN_KEY, short)).toBe(201);
      for (let count = 0; count < 60; count++) await statusOf(undefined, short);
      expect(await statusOf(undefined, about(user))).toBe(201);
      expect(await statusOf(undefined, short)).toBe(429);
    });

    it('require a JSON object', async () => {
      const headers = { 'content-type': 'text/plain' };
      expect((await test.call('POST', '/reports/', { body: {}, headers })).status).toBe(415);
      expect((await send([])).body).toEqual({ errors: { request: 'expecting a JSON object' } });
    });

    it.each([
      [{}, { reason: 'Field is required', subject: 'Field is required' }],
      [{ reason: 'spam' }, { subject: 'Field is required' }],
      [{ reason: 'spam', subject: null }, { subject: 'Field is required' }],
      [
        { reason: 'spam', subject: NOBODY },
        { subject: 'Expected an object with `class` and `id` keys' },
      ],
      [
        { reason: 'spam', subject: { class: 'User' } },
        { subject: 'Expected an object with `class` and `id` keys' },
      ],
      [
        { reason: 'spam', subject: { class: 12, id: NOBODY } },
        { subject: 'Unsupported model specifications' },
      ],
      [
        { reason: 'spam', subject: { class: 'Foo', id: NOBODY } },
        { subject: 'Model "Foo" does not exist' },
      ],
      [
        { reason: 'spam', subject: { class: 'Topic', id: NOBODY } },
        {
          subject:
            "Value must be one of ['Dataset', 'Reuse', 'Discussion', 'Organization', 'Dataservice', 'User']",
        },
      ],
      [
        { reason: 'spam', subject: { class: 'User', id: NOBODY } },
        { subject: `Unknown reference '${NOBODY}'` },
      ],
      [
        { reason: 'spam', subject: { class: 'Dataset', id: NOBODY } },
        { subject: `Unknown reference '${NOBODY}'` },
      ],
      [{ reason: 'spam', subject: { class: 'User', id: 'nobody' } }, {}],
      [
        { reason: 12 },
        {
          reason:
            "'12' is not a valid choice. Valid choices: ['auto_spam', 'explicit_content', " +
            "'illegal_content', 'others', 'personal_data', 'security', 'spam']",
        },
      ],
    ])('with %j are refused', async (body, errors) => {
      const refused = await send(body);
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toEqual(errors);
    });

    it('with values of wrong types are refused with all the errors', async () => {
      const { body } = await send(
        about(await createUser(), { message: 12, dismissed_at: true, subject_embed_id: 'x' }),
      );
      expect(body.errors).toEqual({
        message: 'StringField only accepts string values',
        dismissed_at: 'cannot parse date "True"',
        subject_embed_id: 'Could not convert to UUID: badly formed hexadecimal UUID string',
      });
    });
  });

  describe('handled', () => {
    let made: Report;
    beforeEach(async () => {
      made = await report();
    });

    it('name the account that dismissed them, until they are reopened', async () => {
      const dismissed = await patch(made, { dismissed_at: '2026-01-02' });
      expect(dismissed.status).toBe(200);
      expect(dismissed.body).toEqual({
        ...made,
        dismissed_at: '2026-01-02T00:00:00+00:00',
        dismissed_by: expect.objectContaining({ id: test.adminId }),
      });
      expect((await patch(made, { message: 'Noted' })).body.dismissed_by).not.toBeNull();
      expect((await patch(made, { dismissed_at: null, message: null })).body).toEqual(made);
    });

    it('do not change when nothing or only unknown keys are sent', async () => {
      expect((await patch(made, null)).body).toEqual(made);
      expect((await patch(made, { reported_at: '2020-01-01', by: 'x' })).body).toEqual(made);
    });

    it('refuse an invalid date, and null in a required field', async () => {
      const refused = await patch(made, { dismissed_at: 'soon', reason: null });
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toEqual({
        dismissed_at: 'cannot parse date "soon"',
        reason: 'Field is required',
      });
      expect(await read(made)).toEqual(made);
    });

    it('name the account that deleted their subject', async () => {
      await test.asAdmin('DELETE', `/users/${made.subject.id}/`);
      const settled = await read(made);
      expect(settled.subject_deleted_at).not.toBeNull();
      expect(settled.subject_deleted_by?.id).toBe(test.adminId);
      expect(settled.subject_label).toBe(made.subject_label);
      expect(settled.dismissed_at).toBeNull();
    });

    it('name the deleted account itself when it deleted itself', async () => {
      const user = await createUser();
      const key = 'udata_of-a-deleted-account';
      await installKey(test.db, user.id, key);
      const { body } = await send(about(user));
      expect((await test.call('DELETE', '/me/', { key })).status).toBe(204);
      expect((await read(body)).subject_deleted_by).toMatchObject({
        id: user.id,
        slug: `deleted-${user.id}`,
      });
    });

    it('are read and changed by administrators only', async () => {
      const path = `/reports/${made.id}/`;
      const unreadable = { body: undefined, headers: { 'content-type': 'application/json' } };
      expect((await test.call('PATCH', path, unreadable)).status).toBe(401);
      expect((await test.call('GET', path)).status).toBe(401);
      expect((await test.call('GET', `/reports/${NOBODY}/`)).status).toBe(404);
      expect((await test.call('GET', '/reports/nothing/')).status).toBe(404);
      expect((await test.asAdmin('PUT', path, {})).status).toBe(405);
    });
  });

  describe('listed', () => {
    const list = async (query: string) => test.call('GET', `/reports/${query}`, { key: ADMIN_KEY });
    const idsOf = (body: { data: Report[] }) => body.data.map(({ id }) => id);

    it('are sorted from the oldest, or from the newest', async () => {
      const [first, second] = [await report(), await report()];
      const all = idsOf((await list('?page_size=1000')).body);
      expect(all.slice(-2)).toEqual([first.id, second.id]);
      expect(idsOf((await list('?sort=reported_at&page_size=1000')).body)).toEqual(all);
      expect(idsOf((await list('?sort=-reported_at&page_size=1000')).body)).toEqual(all.reverse());
    });

    it('are filtered by `handled`', async () => {
      const [open, dismissed, gone] = [await report(), await report(), await report()];
      await patch(dismissed, { dismissed_at: '2026-01-02' });
      await test.asAdmin('DELETE', `/users/${gone.subject.id}/`);
      const unhandled = idsOf((await list('?handled=0&page_size=1000')).body);
      const handled = idsOf((await list('?handled=TRUE&page_size=1000')).body);
      expect(unhandled).toContain(open.id);
      expect(handled).toEqual(expect.arrayContaining([dismissed.id, gone.id]));
      expect(handled).not.toContain(open.id);
      expect(unhandled).not.toContain(gone.id);
      const { total } = (await list('?page_size=1')).body;
      expect(total).toBe(handled.length + unhandled.length);
    });

    it('are filtered by class of the subject', async () => {
      const { body } = await list('?subject_type=Organization&page_size=1000');
      expect(body.data.every((row: Report) => row.subject.class === 'Organization')).toBe(true);
      expect((await list('?subject_type=Dataset')).body).toMatchObject({ data: [], total: 0 });
    });

    it.each([
      ['?handled=maybe', { handled: 'Invalid literal for boolean(): maybe' }],
      [
        '?subject_type=Foo',
        { subject_type: "The value 'Foo' is not a valid choice for 'subject_type'." },
      ],
      [
        '?sort=reason&handled=maybe',
        {
          sort:
            'The field (and direction) on which sorting apply ' +
            "The value 'reason' is not a valid choice for 'sort'.",
        },
      ],
      [
        '?page=0&handled=maybe',
        { page: 'The page to fetch Invalid page: 0. page must be a positive integer' },
      ],
    ])('are refused with %s', async (query, errors) => {
      const { status, body } = await list(query);
      expect(status).toBe(400);
      expect(body.errors).toEqual(errors);
    });

    it('are shown to administrators only', async () => {
      expect((await test.call('GET', '/reports/?page=0')).status).toBe(401);
      expect((await test.call('GET', '/reports/?page=0', { key: USER_KEY })).status).toBe(403);
      expect((await list('?page=99999')).status).toBe(404);
    });
  });

  describe('have reasons', () => {
    it('listed for anyone, in the order of their values', async () => {
      const { status, body } = await test.call('GET', '/reports/reasons/');
      expect(status).toBe(200);
      expect(body).toEqual([
        { value: 'auto_spam', label: 'Auto-detected spam' },
        { value: 'explicit_content', label: 'Explicit content' },
        { value: 'illegal_content', label: 'Illegal content' },
        { value: 'others', label: 'Others' },
        { value: 'personal_data', label: 'Personal data' },
        { value: 'security', label: 'Security' },
        { value: 'spam', label: 'Spam' },
      ]);
    });

    it('with labels in the requested language, in the same order', async () => {
      const { body } = await test.call('GET', '/reports/reasons/?lang=fr');
      expect(body.map(({ label }: { label: string }) => label)).toEqual([
        'Auto-detected spam',
        'Contenu inapproprié',
        'Contenu illégal',
        'Autres',
        'Données personnelles',
        'Sécurité',
        'Spam',
      ]);
    });
  });
});
