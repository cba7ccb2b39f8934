import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../app';
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

  it('say that the server is alive and ready', async () => {
    const app = await buildApp({ db: store.db });
    const alive = await app.inject('/healthz');
    expect([alive.statusCode, alive.json()]).toEqual([200, { message: 'The server is alive.' }]);
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([200, { message: 'The server is ready.' }]);
    await app.close();
  });

  it('tell a database without its tables', async () => {
    const app = await buildApp({ db: store.db });
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

describe('a server that stands on something', () => {
  it('waits a second for it, and asks it once however many ask', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const check = vi.fn(() => new Promise<never>(() => undefined));
    const app = newServer({}, check);
    const asked = Promise.all([app.inject('/readyz'), app.inject('/readyz')]);
    await vi.waitFor(() => expect(check).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await asked).map(({ statusCode }) => statusCode)).toEqual([503, 503]);
    expect(check).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
    await app.close();
  });

  it('takes no calls while it stops, and says so to probes', async () => {
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
