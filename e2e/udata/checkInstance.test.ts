import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { checkInstance, type Instance, parseApiUrl } from './checkInstance';

const me = (roles: string[]) => ({ status: 200, body: JSON.stringify({ id: 'me', roles }) });
const NAMES_MISSING = {
  status: 400,
  body: JSON.stringify({ errors: { first_name: 'Field is required' }, message: 'ValidationError' }),
};

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** An instance with these responses, by method, path and key. */
const anInstance = async (responses: Record<string, { status: number; body: string }>) => {
  const calls: string[] = [];
  server = createServer((request, response) => {
    const key = String(request.headers['x-api-key']);
    const call = `${String(request.method)} ${String(request.url)} ${key}`;
    calls.push(call);
    const { status, body } = responses[call] ?? { status: 500, body: '' };
    response.writeHead(status).end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const instance: Instance = {
    apiUrl: `http://127.0.0.1:${port}/api/1`,
    adminKey: 'key_of_admin',
    userKey: 'key_of_user',
    emailDomain: 'example.org',
  };
  return { instance, calls };
};

describe('checkInstance', () => {
  it('returns null when both keys are valid, and creates no account', async () => {
    const { instance, calls } = await anInstance({
      'GET /api/1/me/ key_of_admin': me(['admin']),
      'GET /api/1/me/ key_of_user': me([]),
      'POST /api/1/users/ key_of_admin': NAMES_MISSING,
    });
    expect(await checkInstance(instance)).toBeNull();
    expect(calls).toHaveLength(3);
  });

  it('reports a key that is not set, before any call', async () => {
    const { instance, calls } = await anInstance({});
    expect(await checkInstance({ ...instance, adminKey: '' })).toContain(
      'ADMIN_API_KEY is not set',
    );
    expect(await checkInstance({ ...instance, userKey: undefined })).toContain(
      'USER_API_KEY is not set',
    );
    expect(calls).toEqual([]);
  });

  it('reports a key that cannot be sent in a header, without printing it', async () => {
    const { instance } = await anInstance({});
    const problem = await checkInstance({ ...instance, adminKey: 'udata_secret\nof somebody' });
    expect(problem).toMatch(/^ADMIN_API_KEY is not an API key: [a-zA-Z ,]+\.$/);
  });

  it('reports a server that cannot be reached', async () => {
    const { instance } = await anInstance({});
    await new Promise((resolve) => server?.close(resolve));
    expect(await checkInstance(instance)).toContain('cannot be reached');
  });

  it.each([
    ['a web page', { status: 200, body: '<html>' }, 'is not a udata API'],
    [
      'a 404 of another API',
      { status: 404, body: '{}' },
      'is not that of a udata API: /me/ answers 404',
    ],
    ['a redirect', { status: 308, body: '' }, 'answers 308'],
    [
      'a 401',
      { status: 401, body: '{"message":"Revoked API token"}' },
      'refuses ADMIN_API_KEY: Revoked API token',
    ],
    ['an ordinary account', me(['editor']), 'is not an administrator'],
  ])('reports %s in place of the administrator’s account', async (_name, response, words) => {
    const { instance } = await anInstance({ 'GET /api/1/me/ key_of_admin': response });
    const problem = await checkInstance(instance);
    expect(problem).toContain(words);
    expect(problem).not.toContain(instance.adminKey);
  });

  it.each([
    ['invalid', { status: 401, body: '{"message":"Invalid API token"}' }, 'refuses USER_API_KEY'],
    ['an administrator’s', me(['admin']), 'an ordinary account is needed'],
  ])('reports a second key that is %s', async (_name, response, words) => {
    const { instance } = await anInstance({
      'GET /api/1/me/ key_of_admin': me(['admin']),
      'GET /api/1/me/ key_of_user': response,
    });
    expect(await checkInstance(instance)).toContain(words);
  });

  it('reports an e-mail domain that the instance does not accept', async () => {
    const { instance } = await anInstance({
      'GET /api/1/me/ key_of_admin': me(['admin']),
      'GET /api/1/me/ key_of_user': me([]),
      'POST /api/1/users/ key_of_admin': {
        status: 400,
        body: '{"errors":{"email":"Invalid email address"},"message":"Invalid email address"}',
      },
    });
    expect(await checkInstance(instance)).toContain('no address at example.org');
  });
});

it.each([
  ['https://udata.example.org', 'https://udata.example.org/api/1'],
  ['https://udata.example.org/', 'https://udata.example.org/api/1'],
  ['https://udata.example.org/api/1/', 'https://udata.example.org/api/1'],
  ['http://example.org:7000/data/api/1', 'http://example.org:7000/data/api/1'],
  ['udata.example.org', null],
  ['ftp://example.org', null],
  ['', null],
  [undefined, null],
])('parses the URL %s to that of the API: %s', (text, apiUrl) => {
  expect(parseApiUrl(text)).toBe(apiUrl);
});
