import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOfKey } from '../auth';
import { startTestApp, ADMIN_KEY, USER_KEY, type TestApp } from '../testing';

describe('the rate limit', () => {
  let test: TestApp;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    test = await startTestApp({ operations: { callsPerMinute: 2 } });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await test.close();
  });

  const call = (key?: string, url = '/api/1/users/roles/') =>
    test.app.inject({
      url,
      headers: { origin: 'https://console.example.org', ...(key ? { 'x-api-key': key } : {}) },
    });
  const statusOf = async (key?: string, url?: string) => (await call(key, url)).statusCode;

  it('refuses further requests of a caller until the minute is over', async () => {
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

  it('counts per key, on all paths together', async () => {
    await call(USER_KEY);
    await call(USER_KEY, '/api/1/nothing/');
    expect(await statusOf(USER_KEY)).toBe(429);
    expect(await statusOf(ADMIN_KEY)).toBe(200);
    expect(await statusOf()).toBe(200);
  });

  it('counts images per IP address, with any key', async () => {
    const image = `/avatars/ab/${'0'.repeat(30)}.png`;
    expect(await statusOf(undefined, image)).toBe(404);
    expect(await statusOf(undefined, image.replace('avatars', 'images'))).toBe(404);
    expect(await statusOf(undefined, image)).toBe(429);
    for (const key of [ADMIN_KEY, 'udata_one', 'udata_two']) await call(key, image);
    expect(await statusOf('udata_three', image)).toBe(429);
    // They do not use up the limit of the API.
    expect(await statusOf()).toBe(200);
  });

  it('counts invalid keys per IP address, and refuses them beyond the limit', async () => {
    expect(await statusOf(USER_KEY)).toBe(200);
    expect(await statusOf('udata_one')).toBe(401);
    expect(await statusOf('udata_two')).toBe(429);
    expect(await statusOf('udata_three', '/api/1/nothing/')).toBe(429);
    // A key that was accepted before still works, and so do requests without a key.
    expect(await statusOf(USER_KEY)).toBe(200);
    expect(await statusOf()).toBe(200);
  });

  it('accepts a valid key that was never used before, whatever others try from its address', async () => {
    for (let tried = 0; tried < 5; tried++) await call(`udata_${tried.toString()}`);
    const others = Array.from({ length: 200 }, (_, tried) =>
      statusOf(`udata_x${tried.toString()}`),
    );
    expect(await statusOf(ADMIN_KEY, '/api/1/me/')).toBe(200);
    expect(new Set(await Promise.all(others))).toEqual(new Set([429]));
    expect(await statusOf(ADMIN_KEY)).toBe(200);
    // From then on it is counted by itself.
    expect(await statusOf(ADMIN_KEY)).toBe(429);
  });

  it('refuses a revoked or expired key like an unknown one', async () => {
    await test.db
      .updateTable('api_tokens')
      .set({ revoked_at: new Date() })
      .where('hash', '=', hashOfKey(ADMIN_KEY))
      .execute();
    await test.db
      .updateTable('api_tokens')
      .set({ expires_at: new Date() })
      .where('hash', '=', hashOfKey(USER_KEY))
      .execute();
    for (let tried = 0; tried < 2; tried++) await call(`udata_${tried.toString()}`);
    expect(await statusOf(ADMIN_KEY)).toBe(429);
    expect(await statusOf(USER_KEY)).toBe(429);
  });

  it('keeps the counter of a caller after any number of invalid keys', async () => {
    await call(USER_KEY);
    await call(USER_KEY);
    for (let tried = 0; tried < 5_000; tried++) await call(`udata_${tried.toString()}`);
    expect(await statusOf(USER_KEY)).toBe(429);
  });

  it('counts neither probes nor preflights', async () => {
    for (let count = 0; count < 4; count++) {
      expect(await statusOf(undefined, '/healthz')).toBe(200);
      const preflight = await test.app.inject({
        method: 'OPTIONS',
        url: '/api/1/me/',
        headers: { origin: 'https://x.org', 'access-control-request-method': 'PUT' },
      });
      expect(preflight.statusCode).toBe(204);
    }
    expect(await statusOf()).toBe(200);
  });
});
