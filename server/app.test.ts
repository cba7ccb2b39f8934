import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, startTestApp, type TestApp } from './testing';

describe('the API as a whole', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ siteUrl: 'https://www.example.org' });
  });
  afterAll(() => test.close());

  it('redirects a path without its trailing slash, keeping the query', async () => {
    const moved = await test.call('GET', '/users/denis-marchand?lang=fr', {
      headers: { host: 'api.example.org', 'x-forwarded-proto': 'https' },
    });
    expect(moved.status).toBe(308);
    expect(moved.headers.location).toBe(
      'https://api.example.org/api/1/users/denis-marchand/?lang=fr',
    );
    expect(moved.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('redirects another spelling of a slug, dropping the query', async () => {
    const moved = await test.call('GET', '/users/Denis%20MARCHAND/?lang=fr');
    expect(moved.status).toBe(308);
    expect(moved.headers.location).toBe('/api/1/users/denis-marchand/');
  });

  it('returns a 404 body with other keys for a path without a route', async () => {
    const { status, body } = await test.call('GET', '/accounts/');
    expect(status).toBe(404);
    expect(body).toMatchObject({ status: 404, error: expect.stringMatching(/^The requested URL/) });
    expect((await test.call('GET', '/users//')).body).toHaveProperty('error');
  });

  it('returns 404 to GET on a path that only has other methods', async () => {
    const { status, body } = await test.call('GET', '/users/denis-marchand/rotate_password/');
    expect(status).toBe(404);
    expect(body).toHaveProperty('error');
  });

  it('reads `roles` in `/users/roles/` as a slug for methods that only `/users/{user}/` has', async () => {
    expect((await test.call('PUT', '/users/roles/')).status).toBe(404);
    expect((await test.call('POST', '/users/roles/')).status).toBe(405);
  });

  it('returns a 404 as an HTML page if the caller prefers HTML', async () => {
    const page = await test.call('GET', '/users/nobody/', { headers: { accept: 'text/html' } });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const json = await test.call('GET', '/users/nobody/', { headers: { accept: '*/*' } });
    expect(json.headers['content-type']).toBe('application/json');
  });

  it('sends a content type without charset, even without a body', async () => {
    expect((await test.call('GET', '/users/roles/')).headers['content-type']).toBe(
      'application/json',
    );
    const done = await test.asAdmin('POST', `/users/${test.userId}/rotate_password/`);
    expect(done.status).toBe(204);
    expect(done.headers['content-type']).toBe('application/json');
    expect(done.text).toBe('');
  });

  it('allows pages of any origin to call with a key, but not with cookies', async () => {
    const headers = { origin: 'https://console.example.org' };
    for (const path of ['/users/roles/', '/users/nobody/', '/accounts/', '/users/roles']) {
      const answer = await test.call('GET', path, { headers });
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
      expect(answer.headers.vary).toMatch(/Origin/);
    }
    expect((await test.call('GET', '/users/roles/')).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
  });

  it.each([
    ['GET', '/users/roles/', 200],
    ['GET', '/users/nobody/', 404],
    ['GET', '/accounts/', 404],
    ['PUT', '/users/denis-marchand/', 401],
    ['POST', '/users/roles/', 405],
    ['OPTIONS', '/users/', 200],
  ])('sends headers with which browsers run nothing: %s %s', async (method, path, status) => {
    const answer = await test.call(method, path);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  it('answers a preflight request on any path', async () => {
    const preflight = await test.call('OPTIONS', '/users/nobody-at-all/', {
      headers: {
        origin: 'https://console.example.org',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type,x-api-key',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'content-type,x-api-key',
    });
  });

  it('returns the methods of a path to OPTIONS, or 404 for an unknown user', async () => {
    const options = await test.call('OPTIONS', '/users/denis-marchand/', {
      headers: { 'x-api-key': 'bad' },
    });
    expect(options.status).toBe(200);
    expect(options.headers.allow).toContain('DELETE');
    expect((await test.call('OPTIONS', '/users/nobody/')).status).toBe(404);
  });

  it('answers HEAD wherever it answers GET', async () => {
    const head = await test.call('HEAD', '/users/denis-marchand/');
    expect(head.status).toBe(200);
    expect(head.text).toBe('');
  });

  it.each([
    ['text/plain', 'first_name=Jean', 415],
    ['text/json', '{}', 415],
    ['application/json', '{"first_name": ', 400],
    ['application/json', '', 400],
    ['application/json', '[1]', 400],
    ['application/json', 'true', 400],
    ['application/json', 'null', 200],
    ['application/merge-patch+json; charset=utf-8', '{}', 200],
  ])('reads a body of type %s: %s → %i', async (type, payload, status) => {
    const response = await test.app.inject({
      method: 'PUT',
      url: `/api/1/users/${test.userId}/`,
      headers: { 'x-api-key': ADMIN_KEY, 'content-type': type },
      payload,
    });
    expect(response.statusCode).toBe(status);
  });

  it('returns no message when the body is not an object', async () => {
    const { body } = await test.asAdmin('PUT', `/users/${test.userId}/`, ['about']);
    expect(body).toEqual({ errors: { request: 'expecting a JSON object' } });
  });

  it('does not use an invalid host in its links', async () => {
    const { body } = await test.call('GET', '/users/denis-marchand/', {
      headers: { host: 'x"><script>' },
    });
    expect(body.uri).toBe('http://localhost/api/1/users/denis-marchand/');
    expect(body.page).toBe('https://www.example.org/users/denis-marchand');
  });

  it('returns 404 for a path that is not valid text', async () => {
    expect((await test.call('GET', '/users/%E0%A4%A/')).status).toBe(404);
    expect((await test.call('GET', '/users/%00/')).status).toBe(404);
    expect((await test.call('GET', `/users/${'x'.repeat(10_000)}/`)).status).toBe(404);
  });
});
