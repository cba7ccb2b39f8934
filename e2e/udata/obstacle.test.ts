import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Instance, obstacleOn, parseApiUrl } from './obstacle';

const me = (roles: string[]) => ({ status: 200, body: JSON.stringify({ id: 'me', roles }) });
const NAMES_MISSING = {
  status: 400,
  body: JSON.stringify({ errors: { first_name: 'Field is required' }, message: 'ValidationError' }),
};

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** An instance with some answers, by method, path and key. */
const anInstance = async (answers: Record<string, { status: number; body: string }>) => {
  const asked: string[] = [];
  server = createServer((request, response) => {
    const key = String(request.headers['x-api-key']);
    const call = `${String(request.method)} ${String(request.url)} ${key}`;
    asked.push(call);
    const { status, body } = answers[call] ?? { status: 500, body: '' };
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
  return { instance, asked };
};

describe('what keeps the journeys from running', () => {
  it('is nothing on an instance that knows both keys; no account is stored there', async () => {
    const { instance, asked } = await anInstance({
      'GET /api/1/me/ key_of_admin': me(['admin']),
      'GET /api/1/me/ key_of_user': me([]),
      'POST /api/1/users/ key_of_admin': NAMES_MISSING,
    });
    expect(await obstacleOn(instance)).toBeNull();
    expect(asked).toHaveLength(3);
  });

  it('is a key that is not set', async () => {
    const { instance, asked } = await anInstance({});
    expect(await obstacleOn({ ...instance, adminKey: '' })).toContain('ADMIN_API_KEY is not set');
    expect(await obstacleOn({ ...instance, userKey: undefined })).toContain(
      'USER_API_KEY is not set',
    );
    expect(asked).toEqual([]);
  });

  it('is a key that no header can carry, which is not told', async () => {
    const { instance } = await anInstance({});
    const obstacle = await obstacleOn({ ...instance, adminKey: 'udata_secret\nof somebody' });
    expect(obstacle).toMatch(/^ADMIN_API_KEY is no API key: [a-zA-Z ,]+\.$/);
  });

  it('is an address where nobody answers', async () => {
    const { instance } = await anInstance({});
    await new Promise((resolve) => server?.close(resolve));
    expect(await obstacleOn(instance)).toContain('cannot be reached');
  });

  it.each([
    ['a web page', { status: 200, body: '<html>' }, 'is no udata API'],
    ['another API', { status: 404, body: '{}' }, 'leads to no udata API: /me/ answers 404'],
    ['a redirection', { status: 308, body: '' }, 'answers 308'],
    [
      'a refusal',
      { status: 401, body: '{"message":"Revoked API token"}' },
      'refuses ADMIN_API_KEY: Revoked API token',
    ],
    ['an ordinary account', me(['editor']), 'is no administrator'],
  ])('is %s where the administrator’s account is asked for', async (_name, answer, words) => {
    const { instance } = await anInstance({ 'GET /api/1/me/ key_of_admin': answer });
    const obstacle = await obstacleOn(instance);
    expect(obstacle).toContain(words);
    expect(obstacle).not.toContain(instance.adminKey);
  });

  it.each([
    ['refused', { status: 401, body: '{"message":"Invalid API token"}' }, 'refuses USER_API_KEY'],
    ['an administrator’s', me(['admin']), 'an ordinary account is needed'],
  ])('is a second key that is %s', async (_name, answer, words) => {
    const { instance } = await anInstance({
      'GET /api/1/me/ key_of_admin': me(['admin']),
      'GET /api/1/me/ key_of_user': answer,
    });
    expect(await obstacleOn(instance)).toContain(words);
  });

  it('is a domain at which the instance takes no address', async () => {
    const { instance } = await anInstance({
      'GET /api/1/me/ key_of_admin': me(['admin']),
      'GET /api/1/me/ key_of_user': me([]),
      'POST /api/1/users/ key_of_admin': {
        status: 400,
        body: '{"errors":{"email":"Invalid email address"},"message":"Invalid email address"}',
      },
    });
    expect(await obstacleOn(instance)).toContain('no address at example.org');
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
])('reads the address %s as that of the API %s', (text, apiUrl) => {
  expect(parseApiUrl(text)).toBe(apiUrl);
});
