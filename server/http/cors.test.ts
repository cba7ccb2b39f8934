import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing';

describe('pages of other origins', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({
      siteUrl: 'https://www.example.org/portal',
      origins: ['http://localhost:5173'],
    });
  });
  afterAll(() => test.close());

  const headersFor = async (origin: string, method = 'GET', more = {}) =>
    (await test.call(method, '/users/roles/', { headers: { origin, ...more } })).headers;

  it.each(['http://localhost:5173', 'https://www.example.org'])(
    'may send cookies if their origin is trusted: %s',
    async (origin) => {
      const trusted = {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
      };
      expect(await headersFor(origin)).toMatchObject(trusted);
      const preflight = { 'access-control-request-method': 'PUT' };
      expect(await headersFor(origin, 'OPTIONS', preflight)).toMatchObject(trusted);
    },
  );

  it.each(['http://localhost:5174', 'https://example.org', 'null'])(
    'may not send cookies if their origin is not trusted: %s',
    async (origin) => {
      const headers = await headersFor(origin);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    },
  );
});
