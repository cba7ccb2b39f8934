import { once } from 'node:events';
import { connect } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app';
import { openImages } from '../images/open';
import { installKey } from '../startup/keys';
import { FIRST_ADMINISTRATOR, seed } from '../seed';
import { freshStore } from '../testing';
import { describeError } from './log';

const KEY = 'udata_key-of-an-administrator';
const WRONG_KEY = 'udata_key-that-is-wrong';

describe('the log', () => {
  let app: Awaited<ReturnType<typeof buildApp>>;
  let close: () => Promise<void>;
  let log = '';
  const lines = () =>
    log
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  beforeAll(async () => {
    const store = await freshStore();
    await seed(store.db, 0);
    await installKey(store.db, FIRST_ADMINISTRATOR.id, KEY);
    const stream = { write: (line: string) => (log += line) };
    app = await buildApp({
      db: store.db,
      images: await openImages(store),
      operations: { log: { level: 'trace', stream } },
    });
    app.get('/breaks', () => {
      throw Object.assign(new Error('broken'), { input: KEY, headers: { 'x-api-key': KEY } });
    });
    app.post('/takes', () => ({}));
    app.get('/quotes', () => {
      JSON.parse(`{"about": ${KEY}}`);
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    close = async () => {
      await app.close();
      await store.close();
    };
  });
  afterAll(() => close());

  it('has a line for each request, with method, route, status, duration and identifier', async () => {
    const origin = app.listeningOrigin;
    log = '';
    await fetch(`${origin}/api/1/users/denis-marchand/`, { headers: { 'x-request-id': 'abc-1' } });
    await expect.poll(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        requestId: 'abc-1',
        method: 'GET',
        route: '/api/1/users/:user/',
        status: 200,
        ms: expect.any(Number),
        msg: 'call',
      },
    ]);
  });

  it('contains nothing that a caller sent, even after an error', async () => {
    log = '';
    const body = JSON.stringify({ about: 'text-of-someone', website: 'no address' });
    const headers = { 'content-type': 'application/json', cookie: 'session=of-someone' };
    for (const key of [KEY, WRONG_KEY]) {
      for (const url of [
        '/api/1/me/?q=looked-for',
        '/api/1/users/?q=looked-for&page_size=looked-for',
        '/api/1/users/looked-for/',
        '/api/1/nothing/looked-for/?q=looked-for',
        '/looked-for?q=looked-for',
        '/api/1/users/%E0%A4%A?q=looked-for',
        '/breaks?q=looked-for',
        '/quotes?q=looked-for',
      ]) {
        await app.inject({ url, headers: { ...headers, 'x-api-key': key } });
        await app.inject({
          method: 'PUT',
          url,
          headers: { ...headers, 'x-api-key': key },
          payload: body,
        });
      }
    }
    await expect.poll(() => lines().filter(({ level }) => level === 'error')).toHaveLength(4);
    expect(log).not.toMatch(/udata_key|looked-for|of-someone|no address/);
    expect(log).toContain('"message":"broken"');
  });

  it('does not report an error when a client disconnects in the middle of a body', async () => {
    log = '';
    const taken = once(app.server, 'request');
    const caller = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1');
    caller.write('POST /takes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n');
    caller.write('Content-Length: 100\r\n\r\n{"about": ');
    await taken;
    caller.destroy();
    await expect.poll(lines).not.toEqual([]);
    await fetch(`${app.listeningOrigin}/api/1/users/roles/`);
    await expect
      .poll(() => lines().map(({ level, status }) => [level, status]))
      .toEqual([
        ['info', 499],
        ['info', 200],
      ]);
  });

  it('returns the request identifier, or a new one if it is missing or invalid', async () => {
    const idOf = async (given?: string) => {
      const headers = given === undefined ? {} : { 'x-request-id': given };
      return (await app.inject({ url: '/healthz', headers })).headers['x-request-id'];
    };
    expect(await idOf('front.1:a_b-c')).toBe('front.1:a_b-c');
    const made = /^[\da-f]{8}-[\da-f-]{27}$/;
    expect(await idOf()).toMatch(made);
    expect(await idOf('x'.repeat(65))).toMatch(made);
    expect(await idOf('a "quoted" one')).toMatch(made);
  });
});

describe('describeError', () => {
  it('leaves out values that a database error quotes', () => {
    const error = Object.assign(new pg.DatabaseError('value "secret"', 1, 'error'), {
      severity: 'ERROR',
      code: '23505',
      constraint: 'users_email_key',
      detail: 'Key (email)=(secret@example.org) already exists.',
    });
    const described = describeError(new Error('The change failed', { cause: error }));
    expect(described).toMatchObject({
      type: 'Error',
      message: 'The change failed',
      cause: { type: 'DatabaseError', code: '23505', constraint: 'users_email_key' },
    });
    expect(JSON.stringify(described)).not.toContain('secret');
  });
});
