import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Operations } from '../operations';
import { buildProxy } from './app';
import { type ReceivedCall, startTestInstance, type TestInstance } from './testInstance';

const KEY = 'udata_key-of-an-administrator';
const TIMEOUTS = { connect: 400, answer: 400, whole: 60_000 };

/** Sends an answer that never ends, one byte at a time. */
function drip(_call: ReceivedCall, response: ServerResponse, type = 'application/json') {
  response.writeHead(200, { 'content-type': type });
  const dripping = setInterval(() => response.write(' '), 20);
  response.once('close', () => {
    clearInterval(dripping);
  });
}

describe('the proxy', () => {
  let instance: TestInstance;
  let app: FastifyInstance;
  let origin: string;
  let log: string;

  const start = async (
    instanceUrl: string,
    {
      timeouts = TIMEOUTS,
      callsPerMinute,
      maxAnswerBytes,
    }: { timeouts?: typeof TIMEOUTS; callsPerMinute?: number; maxAnswerBytes?: number } = {},
  ) => {
    log = '';
    const stream = { write: (line: string) => void (log += line) };
    const operations: Operations = { log: { level: 'trace', stream }, callsPerMinute };
    app = await buildProxy({ instanceUrl, operations, timeouts, maxAnswerBytes });
    origin = await app.listen({ host: '127.0.0.1', port: 0 });
  };

  beforeEach(async () => {
    instance = await startTestInstance();
    await start(`${instance.origin}/api/1`);
  });
  afterEach(async () => {
    await app.close();
    await instance.close();
  });

  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, { redirect: 'manual', ...init });

  /** Sends raw bytes and returns everything that comes back. */
  const send = async (bytes: string) => {
    const { port, hostname } = new URL(origin);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    return text(socket);
  };

  it('forwards a request with its method, path, query, body and key', async () => {
    const answer = await call('/api/1/users/jean/?lang=fr&q=%C3%A9+a', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-api-key': KEY, 'x-fields': 'id' },
      body: '{"active": false}',
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({});
    expect(instance.calls).toEqual([
      expect.objectContaining({
        method: 'PUT',
        url: '/api/1/users/jean/?lang=fr&q=%C3%A9+a',
        body: '{"active": false}',
      }),
    ]);
    expect(instance.calls[0]?.headers).toMatchObject({
      host: instance.host,
      'content-type': 'application/json',
      'x-api-key': KEY,
      'x-fields': 'id',
    });
  });

  it('never logs a key, a query or a body', async () => {
    const init = {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-api-key': KEY },
      body: '{"about": "written-by-someone"}',
    };
    await call('/api/1/users/?q=looked-for', init);
    instance.respond((_call, response) => response.destroy());
    expect((await call('/api/1/users/?q=looked-for', init)).status).toBe(502);
    expect(log).not.toBe('');
    expect(log).not.toMatch(/udata_key|looked-for|written-by-someone/);
  });

  it('does not send cookies, origins and forwarding headers to the instance', async () => {
    await send(
      'GET /api/1/me/ HTTP/1.1\r\nHost: console.example.org\r\nConnection: close, x-fields\r\n' +
        'Cookie: session=someone\r\nOrigin: https://console.example.org\r\nX-Fields: id\r\n' +
        'Referer: https://console.example.org/\r\nX-Forwarded-For: 10.0.0.1\r\n' +
        'X-Forwarded-Proto: https\r\nForwarded: for=10.0.0.1\r\nAuthorization: Basic eDp5\r\n' +
        'TE: trailers\r\nProxy-Authorization: Basic eDp5\r\nAccept: application/json\r\n\r\n',
    );
    expect(Object.keys(instance.calls[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
    ]);
    expect(instance.calls[0]?.headers.connection).toBe('keep-alive');
  });

  it('does not return headers that would affect the whole origin of the console', async () => {
    instance.respond((_call, response) => {
      response
        .writeHead(200, {
          'content-type': 'application/json',
          'retry-after': '3',
          'set-cookie': ['session=x; Path=/', 'other=y'],
          'clear-site-data': '"*"',
          'strict-transport-security': 'max-age=31536000',
          'access-control-allow-origin': '*',
          'service-worker-allowed': '/',
          'keep-alive': 'timeout=9',
          server: 'udata',
        })
        .end('{}');
    });
    const { headers } = await call('/api/1/site/', { headers: { origin: 'https://evil.example' } });
    expect(headers.get('retry-after')).toBe('3');
    for (const name of [
      'set-cookie',
      'clear-site-data',
      'strict-transport-security',
      'access-control-allow-origin',
      'service-worker-allowed',
      'server',
    ]) {
      expect(headers.get(name)).toBeNull();
    }
    expect(headers.get('keep-alive')).not.toBe('timeout=9');
  });

  it('prevents browsers from running scripts in an answer', async () => {
    instance.respond((_call, response) => {
      response.setHeader('content-type', 'text/html').end('<script>alert(1)</script>');
    });
    const answer = await call('/api/1/');
    expect(await answer.text()).toBe('<script>alert(1)</script>');
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('rewrites links and redirects to the address of the console', async () => {
    const { origin: upstream } = instance;
    instance.respond(({ url }, response) => {
      if (url.endsWith('/')) {
        response.setHeader('content-type', 'application/json');
        response.end(`{"uri": "${upstream}/api/1/users/jean/", "page": "${upstream}/users/jean"}`);
      } else {
        const headers = { location: `${upstream}${url}/`, 'content-type': 'text/html' };
        response.writeHead(308, headers).end();
      }
    });
    expect(await (await call('/api/1/users/jean/')).json()).toEqual({
      uri: `${origin}/api/1/users/jean/`,
      page: `${upstream}/users/jean`,
    });
    const moved = await call('/api/1/users/jean');
    expect(moved.status).toBe(308);
    expect(moved.headers.get('location')).toBe(`${origin}/api/1/users/jean/`);
  });

  it('returns 502 for a redirect to another host', async () => {
    instance.respond((_call, response) => {
      response.writeHead(301, { location: 'https://other.example.org/api/1/users/?x=1' }).end();
    });
    const answer = await call('/api/1/users/', { headers: { 'x-api-key': KEY } });
    expect(answer.status).toBe(502);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.json()).toEqual({
      message: `${instance.host} sends this call to another address (https://other.example.org): UDATA_URL must name the one that answers.`,
    });
  });

  it.each([400, 401, 403, 404, 405, 410, 423, 429, 500, 503])(
    'returns a %i of the instance unchanged, without a retry',
    async (status) => {
      instance.respond((_call, response) => {
        response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '7' });
        response.end(`{"message": "${status.toString()}"}`);
      });
      const answer = await call('/api/1/users/');
      expect(answer.status).toBe(status);
      expect(answer.headers.get('retry-after')).toBe('7');
      expect(await answer.json()).toEqual({ message: status.toString() });
      expect(instance.calls).toHaveLength(1);
    },
  );

  it('returns answers without a body', async () => {
    instance.respond((_call, response) => {
      response.writeHead(204, { 'content-type': 'application/json' }).end();
    });
    const gone = await call('/api/1/users/jean/', { method: 'DELETE' });
    expect([gone.status, await gone.text()]).toEqual([204, '']);
    instance.respond((_call, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' });
      response.end();
    });
    expect((await call('/api/1/users/', { method: 'HEAD' })).status).toBe(200);
  });

  it('decompresses gzip, and accepts no other compression', async () => {
    instance.respond((_call, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync('{"total": 3}'));
    });
    const answer = await call('/api/1/users/');
    expect(await answer.json()).toEqual({ total: 3 });
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(instance.calls[0]?.headers['accept-encoding']).toBe('gzip');
  });

  it('forwards no request outside of the API', async () => {
    for (const target of [
      '/api/../admin/',
      '/api/%2e%2e/admin/',
      '/api/..%2fadmin/',
      '/api//example.org/',
      '//example.org/api/1/',
      'http://example.org/api/1/users/',
      `http://${instance.host}/admin/`,
      '/admin/',
      '/avatars/a1.png',
    ]) {
      const answer = await send(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer, target).toMatch(/^HTTP\/1\.1 404 /);
    }
    expect(await send('CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
    expect(instance.calls).toEqual([]);
  });

  it('does not upgrade to other protocols', async () => {
    const answer = await send(
      'GET /api/1/site/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(instance.calls[0]?.headers).not.toHaveProperty('upgrade');
  });

  it('streams a request body, and refuses one that is too long', async () => {
    const body = 'x'.repeat(3_000_000);
    await call('/api/1/me/avatar', { method: 'POST', body });
    expect(instance.calls[0]?.body).toHaveLength(body.length);

    const piece = new Uint8Array(1024 * 1024);
    const pieces = Array.from({ length: 20 }, () => piece);
    const answer = await call('/api/1/me/avatar', {
      method: 'POST',
      body: Readable.toWeb(Readable.from(pieces)) as unknown as BodyInit,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({
      message: 'The data value transmitted exceeds the capacity limit.',
    });
    expect(instance.calls).toHaveLength(1);
  });

  it('passes on one call at a time with keys beyond the rate limit that the instance did not accept', async () => {
    await app.close();
    await start(instance.origin, { callsPerMinute: 2 });
    instance.respond(({ headers }, response) => {
      response.statusCode = headers['x-api-key'] === KEY ? 200 : 401;
      response.setHeader('content-type', 'application/json').end('{}');
    });
    const statusOf = async (key: string) =>
      (await call('/api/1/me/', { headers: { 'x-api-key': key } })).status;
    expect(await statusOf('udata_one')).toBe(401);
    expect(await statusOf('udata_two')).toBe(401);
    let pending = 0;
    let most = 0;
    instance.respond(({ headers }, response) => {
      most = Math.max(most, (pending += 1));
      setImmediate(() => {
        pending -= 1;
        response.statusCode = headers['x-api-key'] === KEY ? 200 : 401;
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    const others = Array.from({ length: 40 }, (_, tried) => statusOf(`udata_${tried.toString()}`));
    expect(await statusOf(KEY)).toBe(200);
    expect(new Set(await Promise.all(others))).toEqual(new Set([401]));
    expect(most).toBe(1);
    expect(await statusOf(KEY)).toBe(200);
  });

  it('answers 503 to what would exceed the memory for all answers, and frees it after each', async () => {
    await app.close();
    await start(instance.origin, { maxAnswerBytes: 3_000 });
    const held: (() => void)[] = [];
    instance.respond(({ url }, response) => {
      response.setHeader('content-type', 'application/json').write(`"${'x'.repeat(1_998)}`);
      if (url.endsWith('/held/')) held.push(() => response.end('"'));
      else response.end('"');
    });
    for (let count = 0; count < 3; count++) expect((await call('/api/1/me/')).status).toBe(200);
    const leaving = new AbortController();
    const left = call('/api/1/held/', { signal: leaving.signal });
    left.catch(() => undefined);
    await expect.poll(() => held.length).toBe(1);
    const status = async () => (await call('/api/1/me/')).status;
    await expect.poll(status).toBe(503);
    const refused = await call('/api/1/me/');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.headers.get('content-security-policy')).toContain('sandbox');
    expect(await refused.json()).toEqual({
      message: 'The server is reading other large answers just now: try again in a moment.',
    });
    leaving.abort();
    await expect.poll(status).toBe(200);
    const kept = call('/api/1/held/');
    await expect.poll(status).toBe(503);
    held[1]?.();
    expect((await kept).status).toBe(200);
    expect(await status()).toBe(200);
  });

  it('returns 504 when the instance does not answer', async () => {
    instance.respond(() => undefined);
    const answer = await call('/api/1/users/', { method: 'PUT', body: '{}' });
    expect(answer.status).toBe(504);
    expect(await answer.json()).toEqual({
      message: `${instance.host} did not answer in time; what was asked may have been done.`,
    });
  });

  it('returns 504 when an answer stops in the middle', async () => {
    instance.respond((_call, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"data": [');
    });
    const answer = await call('/api/1/users/');
    expect(answer.status).toBe(504);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toEqual({
      message: `${instance.host} stopped in the middle of its answer.`,
    });
  });

  it('returns 504 when an answer never ends', async () => {
    await app.close();
    await start(instance.origin, { timeouts: { ...TIMEOUTS, whole: 300 } });
    instance.respond(drip);
    const answer = await call('/api/1/users/');
    expect(answer.status).toBe(504);
    expect(await answer.json()).toEqual({
      message: `${instance.host} did not finish its answer in time.`,
    });
  });

  it.each(['application/json', 'text/csv'])(
    'stops reading an answer in %s when the client disconnects',
    async (type) => {
      const left = new Promise<void>((resolve) => {
        instance.respond((call, response) => {
          drip(call, response, type);
          response.once('close', resolve);
          caller.abort();
        });
      });
      const caller = new AbortController();
      await expect(call('/api/1/users/', { signal: caller.signal })).rejects.toThrow('aborted');
      await left;
      expect(log).not.toContain('"level":"error"');
    },
  );

  it('does not read an answer if the client has disconnected before', async () => {
    const left = new Promise<void>((resolve) => {
      instance.respond((call, response) => {
        caller.abort();
        // The log shows when the server has noticed it.
        const waiting = setInterval(() => {
          if (!log.includes('"status":499')) return;
          clearInterval(waiting);
          drip(call, response);
          response.once('close', resolve);
        }, 5);
      });
    });
    const caller = new AbortController();
    const init = { method: 'PUT', body: '{}', signal: caller.signal };
    await expect(call('/api/1/users/jean/', init)).rejects.toThrow('aborted');
    await left;
    expect(log).not.toContain('"level":"error"');
  });

  it.each([600, 999])('returns 502 for the invalid status %i', async (status) => {
    instance.respond((_call, response) => {
      response.writeHead(status, { 'content-type': 'text/csv', etag: '"1"' }).end('a;b');
    });
    const answer = await call('/api/1/users/');
    expect(answer.status).toBe(502);
    expect(answer.headers.get('etag')).toBeNull();
    expect(await answer.json()).toEqual({
      message: `${instance.host} gave an answer that cannot be read.`,
    });
    await call('/api/1/users/');
    expect(log).not.toContain('"level":"error"');
  });

  it('returns 502 when the connection is closed before or in the middle of an answer', async () => {
    const message = `${instance.host} closed the connection without a whole answer; what was asked may have been done.`;
    instance.respond((_call, response) => response.destroy());
    const before = await call('/api/1/users/');
    expect([before.status, await before.json()]).toEqual([502, { message }]);
    instance.respond((_call, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' });
      response.write('{"data"', () => response.destroy());
    });
    const within = await call('/api/1/users/');
    expect([within.status, await within.json()]).toEqual([502, { message }]);
  });

  it('returns 502 when the instance is down', async () => {
    const { host } = instance;
    await instance.close();
    const answer = await call('/api/1/users/');
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual({ message: `${host} cannot be reached (ECONNREFUSED).` });
    instance = await startTestInstance();
  });

  it.each([
    ['not JSON', { 'content-type': 'application/json' }, '<h1>Maintenance</h1>'],
    ['not UTF-8', { 'content-type': 'application/json' }, Buffer.from([0x22, 0xff, 0x22])],
    ['not gzip', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, '{}'],
    [
      'an unknown compression',
      { 'content-type': 'application/json', 'content-encoding': 'br' },
      '{}',
    ],
  ])('returns 502 for an answer that cannot be read: %s', async (_name, headers, body) => {
    instance.respond((_call, response) => {
      response.writeHead(200, headers).end(body);
    });
    const answer = await call('/api/1/users/');
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual({
      message: `${instance.host} gave an answer that cannot be read.`,
    });
  });

  it('returns 502 for an answer that is not HTTP', async () => {
    const other = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const host = `127.0.0.1:${(other.address() as AddressInfo).port.toString()}`;
    await app.close();
    await start(`http://${host}`);
    const answer = await call('/api/1/users/');
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual({ message: `${host} gave an answer that cannot be read.` });
    other.close();
  });
});
