import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newServer } from './newServer';

const LIMITS = {
  headerBytes: 4_096,
  headers: 20,
  bodyBytes: 10_000,
  headersMs: 150,
  requestMs: 300,
  idleMs: 900,
  keepAliveMs: 200,
  checkIntervalMs: 20,
  connections: 20,
  connectionsPerAddress: 0,
};

describe('the server is not blocked by a client', () => {
  let app: FastifyInstance;
  let port: number;

  beforeAll(async () => {
    app = newServer({ limits: LIMITS });
    app.post('/', ({ body }) => ({ length: JSON.stringify(body).length }));
    app.get('/large', () => 'x'.repeat(50_000_000));
    await app.listen({ host: '127.0.0.1', port: 0 });
    port = Number(new URL(app.listeningOrigin).port);
  });
  afterAll(() => app.close());

  const open = (localAddress = '127.0.0.1') =>
    connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined);
  const sent = (bytes: string, socket: Socket = open()) => {
    socket.write(bytes);
    return text(socket);
  };
  const HEAD = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

  const expectWell = async () => {
    const answer = await sent(`${HEAD}Connection: close\r\nContent-Length: 8\r\n\r\n{"a": 1}`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*\{"length":7\}$/);
  };

  it.each([
    ['never ends its headers', 'POST / HTTP/1.1\r\nHost: x\r\nX-Slow', 408],
    ['never ends its body', `${HEAD}Content-Length: 100\r\n\r\n{"a": `, 408],
    [
      'has a header that is too long',
      `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(5_000)}\r\n\r\n`,
      431,
    ],
    ['has a path that is too long', `GET /${'x'.repeat(5_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    [
      'has too many headers',
      `GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${'X-Many: x\r\n'.repeat(19)}\r\n`,
      431,
    ],
    ['announces a body that is too long', `${HEAD}Content-Length: 10001\r\n\r\n{"a": `, 413],
    [
      'announces one to a route that reads no body',
      'GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 10001\r\n\r\n',
      413,
    ],
    [
      'sends a body that is too long',
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n2800\r\n${'x'.repeat(10_240)}\r\n`,
      413,
    ],
    ['speaks another protocol', 'SSH-2.0-OpenSSH_9.9\r\n', 400],
    ['sends two lengths', `${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`, 400],
    [
      'sends a length and chunks',
      `${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
  ])('that %s', async (_name, bytes, status) => {
    const answer = await sent(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status.toString()} `));
    expect(answer).toMatch(/connection: close\r\n/i);
    expect(answer).toMatch(/x-content-type-options: nosniff\r\n/i);
    expect(answer).toMatch(/content-security-policy: default-src 'none'/i);
    expect(answer).toMatch(/\r\n\r\n\{"message":"[^"]+"\}$/);
    await expectWell();
  });

  it('that does not read its answer', async () => {
    const socket = open();
    socket.pause();
    socket.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n');
    const connections = () =>
      new Promise<number>((resolve) => {
        app.server.getConnections((_error, count) => {
          resolve(count);
        });
      });
    await expect.poll(connections).toBe(1);
    await expect.poll(connections, { timeout: 20_000 }).toBe(0);
    socket.destroy();
    await expectWell();
  });

  it('that keeps its connection open without sending anything', async () => {
    const answer = await sent('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*\}$/);
  });

  it('that opens too many connections', async () => {
    const sockets = await connected(20);
    expect(await text(open())).toBe('');
    for (const socket of sockets) socket.destroy();
    await expect.poll(expectWellOrNot).toBe(true);
  });

  // Only Linux has all addresses of 127.0.0.0/8.
  it.runIf(process.platform === 'linux')(
    'that opens too many connections from one address',
    async () => {
      const all = port;
      const limited = newServer({ limits: { ...LIMITS, connectionsPerAddress: 5 } });
      await limited.listen({ host: '127.0.0.1', port: 0 });
      port = Number(new URL(limited.listeningOrigin).port);
      const isHealthy = async (address: string) => {
        const request = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
        // Reading fails when the connection is closed before the request has arrived.
        const answer = await sent(request, open(address)).catch(() => '');
        return answer.startsWith('HTTP/1.1 200 ');
      };
      try {
        const sockets = await connected(5);
        expect(await isHealthy('127.0.0.1')).toBe(false);
        expect(await isHealthy('127.0.0.2')).toBe(true);
        for (const socket of sockets) socket.destroy();
        await expect.poll(() => isHealthy('127.0.0.1')).toBe(true);
      } finally {
        port = all;
        await limited.close();
      }
    },
  );

  const connected = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const socket = open();
        await new Promise((resolve) => socket.once('connect', resolve));
        return socket;
      }),
    );

  const expectWellOrNot = async () =>
    (await sent('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')) !== '';
});
