import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, startTestApp, type TestApp, USER_KEY } from '../testing';

const NOT_SIGNED_IN = /^The server could not verify that you are authorized/;
const NOT_ALLOWED = 'You do not have the permission to modify that object.';

describe('access control', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it.each([
    ['GET', '/users/'],
    ['POST', '/users/'],
    ['PUT', '/users/denis-marchand/'],
    ['DELETE', '/users/denis-marchand/'],
    ['POST', '/users/denis-marchand/rotate_password/'],
  ])('%s %s is for administrators: checks 401, then 403, then 400', async (method, path) => {
    const bad = { headers: { 'content-type': 'text/plain' } };
    const anonymous = await test.call(method, `${path}?page=x`, bad);
    expect(anonymous.status).toBe(401);
    expect(anonymous.body.message).toMatch(NOT_SIGNED_IN);
    expect(anonymous.headers['www-authenticate']).toBe('Bearer realm="uData"');

    const ordinary = await test.call(method, `${path}?page=x`, { ...bad, key: USER_KEY });
    expect(ordinary.status).toBe(403);
    expect(ordinary.body).toEqual({ message: NOT_ALLOWED });
  });

  it.each([
    ['GET', '/me/'],
    ['PUT', '/me/'],
    ['GET', '/me/api_tokens/'],
    ['POST', '/users/denis-marchand/followers/'],
  ])('%s %s needs a key', async (method, path) => {
    expect((await test.call(method, path)).status).toBe(401);
  });

  it.each(['/users/roles/', '/users/suggest/?q=a', '/users/denis-marchand/', '/organizations/'])(
    'GET %s is public, but refuses an invalid key',
    async (path) => {
      expect((await test.call('GET', path)).status).toBe(200);
      expect((await test.call('GET', path, { key: '' })).status).toBe(200);
      const refused = await test.call('GET', path, { key: 'no-such-key' });
      expect(refused.status).toBe(401);
      expect(refused.body).toEqual({ message: 'Invalid API token' });
    },
  );

  it('reads the key only from its own header', async () => {
    expect(
      (await test.call('GET', `/me/?X-API-KEY=${ADMIN_KEY}&api_key=${ADMIN_KEY}`)).status,
    ).toBe(401);
    const bearer = { headers: { authorization: `Bearer ${ADMIN_KEY}` } };
    expect((await test.call('GET', '/me/', bearer)).status).toBe(401);
  });

  it('returns 404 for an unknown user before checking the key', async () => {
    const unknown = await test.call('PUT', '/users/nobody-at-all/', { key: 'no-such-key' });
    expect(unknown.status).toBe(404);
    expect(unknown.body.message).toMatch(/^The requested URL was not found on the server/);
  });

  it('returns 405 for a method that is not allowed before checking the key', async () => {
    const refused = await test.call('PATCH', '/users/denis-marchand/', { key: 'no-such-key' });
    expect(refused.status).toBe(405);
    expect(refused.body).toEqual({ message: 'The method is not allowed for the requested URL.' });
    expect(String(refused.headers.allow).split(', ').sort()).toEqual([
      'DELETE',
      'GET',
      'HEAD',
      'OPTIONS',
      'PUT',
    ]);
  });

  it.each(['QUERY', 'PATCH', 'TRACE'])(
    'returns 405 for %s, even without a body',
    async (method) => {
      expect((await test.call(method, '/users/denis-marchand/')).status).toBe(405);
      expect((await test.call(method, '/accounts/')).status).toBe(405);
    },
  );

  it('records the sign-in date and the use of the key on each request', async () => {
    const before = Date.now();
    const { body } = await test.call('GET', '/me/', {
      key: USER_KEY,
      headers: { 'user-agent': 'a test' },
    });
    expect(Date.parse(body.last_login_at)).toBeGreaterThanOrEqual(before);
    const tokens = await test.call('GET', '/me/api_tokens/', { key: USER_KEY });
    expect(tokens.body[0].user_agents).toContain('a test');
    expect(Date.parse(tokens.body[0].last_used_at)).toBeGreaterThanOrEqual(before);
  });

  it('refuses the key of an inactive user where a key is needed, until the user is active again', async () => {
    await test.asAdmin('PUT', `/users/${test.userId}/`, { active: false });
    expect((await test.call('GET', '/me/', { key: USER_KEY })).status).toBe(401);
    expect((await test.call('GET', '/users/roles/', { key: USER_KEY })).status).toBe(200);
    await test.asAdmin('PUT', `/users/${test.userId}/`, { active: true });
    expect((await test.call('GET', '/me/', { key: USER_KEY })).status).toBe(200);
  });

  it('applies the mask to errors, as udata does', async () => {
    const masked = { key: USER_KEY, headers: { 'x-fields': 'id' } };
    expect((await test.call('GET', '/users/', masked)).body).toEqual({
      message: "<Permission needs={Need(method='role', value='admin')} excludes=set()>",
    });
    const refused = await test.call('PUT', `/users/${test.userId}/`, {
      key: ADMIN_KEY,
      body: { website: 'nowhere' },
      headers: { 'x-fields': 'id' },
    });
    expect(refused.status).toBe(400);
    expect(Object.keys(refused.body)).toEqual(['message']);
  });

  it('performs a write before it rejects an invalid mask', async () => {
    const { status, body } = await test.call('PUT', `/users/${test.userId}/`, {
      key: ADMIN_KEY,
      body: { about: 'Changé' },
      headers: { 'x-fields': 'id{' },
    });
    expect(status).toBe(400);
    expect(body).toEqual({ message: 'Mask parse error: Missing closing bracket' });
    expect((await test.asAdmin('GET', `/users/${test.userId}/`)).body.about).toBe('Changé');
  });
});
