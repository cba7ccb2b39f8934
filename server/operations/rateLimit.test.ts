import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../app';
import { freshStore } from '../testing';

describe('a limit of calls', () => {
  let app: Awaited<ReturnType<typeof buildApp>>;
  let close: () => Promise<void>;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const store = await freshStore();
    app = await buildApp({ db: store.db, operations: { callsPerMinute: 2 } });
    close = async () => {
      await app.close();
      await store.close();
    };
  });
  afterEach(async () => {
    vi.useRealTimers();
    await close();
  });

  const call = (key?: string, url = '/api/1/users/roles/') =>
    app.inject({
      url,
      headers: { origin: 'https://console.example.org', ...(key ? { 'x-api-key': key } : {}) },
    });
  const statusOf = async (key?: string, url?: string) => (await call(key, url)).statusCode;

  it('refuses those of one caller beyond it, until the minute is over', async () => {
    expect(await statusOf()).toBe(200);
    expect(await statusOf()).toBe(200);
    const refused = await call();
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toEqual({ message: 'Too many requests.' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(refused.headers['access-control-allow-origin']).toBe('*');
    vi.advanceTimersByTime(61_000);
    expect(await statusOf()).toBe(200);
  });

  it('counts each key apart, on all paths together', async () => {
    await call('udata_one');
    await call('udata_one', '/api/1/nothing/');
    expect(await statusOf('udata_one')).toBe(429);
    expect(await statusOf('udata_two')).toBe(401);
    expect(await statusOf()).toBe(200);
  });

  it('counts neither probes nor preflights', async () => {
    for (let count = 0; count < 4; count++) {
      expect(await statusOf(undefined, '/healthz')).toBe(200);
      const preflight = await app.inject({
        method: 'OPTIONS',
        url: '/api/1/me/',
        headers: { origin: 'https://x.org', 'access-control-request-method': 'PUT' },
      });
      expect(preflight.statusCode).toBe(204);
    }
    expect(await statusOf()).toBe(200);
  });
});
