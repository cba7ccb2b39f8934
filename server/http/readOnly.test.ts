import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, startTestApp, type TestApp, USER_KEY } from '../testing';

const READ_ONLY = {
  message: 'Due to security reasons, the creation of new content is currently disabled.',
};

describe('read-only mode', () => {
  let test: TestApp;
  let organization: string;
  beforeAll(async () => {
    test = await startTestApp({ isReadOnly: true });
    const body = { name: 'Bassin', description: 'Eau' };
    organization = (await test.asAdmin('POST', '/organizations/', body)).body.id;
  });
  afterAll(() => test.close());

  it.each([
    () => '/organizations/',
    () => `/organizations/${organization}/member/`,
    () => `/organizations/${organization}/membership/`,
    () => `/organizations/${organization}/followers/`,
    () => `/users/${'0'.repeat(24)}/followers/`,
    () => '/contacts/',
  ])('refuses to create content, before it validates the request: %#', async (path) => {
    const { status, body } = await test.call('POST', path(), { key: USER_KEY });
    expect(status).toBe(423);
    expect(body).toEqual(READ_ONLY);
    expect((await test.call('POST', path())).status).toBe(401);
    expect((await test.call('POST', path(), { key: ADMIN_KEY })).status).not.toBe(423);
  });

  it('still lets users read, report, edit their own account and create keys', async () => {
    expect((await test.call('GET', '/me/', { key: USER_KEY })).status).toBe(200);
    const call = (method: string, path: string, body: unknown) =>
      test.call(method, path, { key: USER_KEY, body });
    const subject = { class: 'User', id: test.adminId };
    expect((await call('POST', '/reports/', { subject, reason: 'spam' })).status).toBe(201);
    expect((await call('PUT', '/me/', { about: 'Bonjour' })).status).toBe(200);
    expect((await call('POST', '/me/api_tokens/', {})).status).toBe(201);
  });
});
