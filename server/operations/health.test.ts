import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../app';
import { openImages } from '../images/open';
import type { Store } from '../db';
import { freshStore } from '../testing';
import { createLifecycle } from './lifecycle';
import { newServer } from './newServer';

describe('the probes', () => {
  let store: Store;
  beforeEach(async () => {
    store = await freshStore();
  });
  afterEach(() => store.close());

  it('return 200 when the server is alive and ready', async () => {
    const app = await buildApp({ db: store.db, images: await openImages(store) });
    const alive = await app.inject('/healthz');
    expect([alive.statusCode, alive.json()]).toEqual([200, { message: 'The server is alive.' }]);
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([200, { message: 'The server is ready.' }]);
    await app.close();
  });

  it('return 503 for readiness when the database has no tables', async () => {
    const app = await buildApp({ db: store.db, images: await openImages(store) });
    await store.db.schema.alterTable('users').renameTo('moved').execute();
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { message: 'The database does not answer.' },
    ]);
    expect(ready.headers['retry-after']).toBe('5');
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    await app.close();
  });
});

describe('the readiness of a server', () => {
  it('waits a second for the check, which runs once for concurrent probes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const check = vi.fn(() => new Promise<never>(() => undefined));
    const app = newServer({}, check);
    const probes = Promise.all([app.inject('/readyz'), app.inject('/readyz')]);
    await expect.poll(() => check).toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await probes).map(({ statusCode }) => statusCode)).toEqual([503, 503]);
    expect(check).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
    await app.close();
  });

  it('is 503 while the server stops, and so is any other request', async () => {
    const lifecycle = createLifecycle();
    const app = newServer({ lifecycle });
    app.get('/', () => 'page');
    expect((await app.inject('/')).statusCode).toBe(200);
    await lifecycle.stop();
    const refused = await app.inject('/');
    expect([refused.statusCode, refused.json()]).toEqual([
      503,
      { message: 'The server is stopping.' },
    ]);
    expect(refused.headers).toMatchObject({ 'retry-after': '5', connection: 'close' });
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    await app.close();
  });
});
