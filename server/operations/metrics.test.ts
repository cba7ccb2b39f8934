import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../db';
import { addPoolMetrics, createMetrics, serveMetrics } from './metrics';
import { newServer } from './newServer';

describe('the metrics of a server', () => {
  const metrics = createMetrics();
  const app = newServer({ observers: [metrics] });
  let served: Awaited<ReturnType<typeof serveMetrics>>;
  let answerHeld: () => void = () => undefined;

  beforeAll(async () => {
    app.get('/api/1/users/:user/', () => ({}));
    app.get('/assets/index.js', () => 'script');
    app.get('/api/1/held/', () => new Promise((resolve) => (answerHeld = () => resolve({}))));
    await app.listen({ host: '127.0.0.1', port: 0 });
    served = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await app.close();
    await served.close();
  });

  const figures = async () => (await fetch(served.url)).text();
  const call = async (path: string) => (await fetch(app.listeningOrigin + path)).text();

  it('count requests by method, route and status, with their duration', async () => {
    await call('/api/1/users/one/?q=secret');
    await call('/api/1/users/two/');
    await call('/assets/index.js');
    await call('/nothing/at/all');
    await expect
      .poll(figures)
      .toContain(
        'http_request_duration_seconds_count{method="GET",route="/api/1/users/:user/",status="200"} 2',
      );
    const text = await figures();
    expect(text).toContain('{method="GET",route="console",status="200"} 1');
    expect(text).toContain('{method="GET",route="none",status="404"} 1');
    expect(text).not.toContain('secret');
  });

  it('count pending requests, until they are answered or the client disconnects', async () => {
    const held = call('/api/1/held/');
    await expect.poll(figures).toContain('http_requests_in_flight 1');
    answerHeld();
    await held;
    await expect.poll(figures).toContain('http_requests_in_flight 0');

    const socket = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1');
    socket.write('GET /api/1/held/ HTTP/1.1\r\nHost: x\r\n\r\n');
    await expect.poll(figures).toContain('http_requests_in_flight 1');
    socket.destroy();
    await expect.poll(figures).toContain('http_requests_in_flight 0');
    expect(await figures()).toContain('route="/api/1/held/",status="499"} 1');
    answerHeld();
  });

  it('count pipelined requests as ended when the client disconnects', async () => {
    const socket = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1');
    socket.write('GET /api/1/held/ HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3));
    await expect.poll(figures).toContain('http_requests_in_flight 3');
    socket.destroy();
    await expect.poll(figures).toContain('http_requests_in_flight 0');
    answerHeld();
  });

  it('add one listener per connection, however many requests it sends', async () => {
    const taken = once(app.server, 'connection');
    const socket = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1');
    const [connection] = (await taken) as [Socket];
    const calls = 30;
    socket.write('GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(calls));
    let answers = '';
    socket.on('data', (bytes) => (answers += String(bytes)));
    await expect.poll(() => answers.split('HTTP/1.1 404').length - 1).toBe(calls);
    // Our listener, and a few of Node's.
    expect(connection.listenerCount('close')).toBeLessThan(6);
    socket.destroy();
  });

  it('include the process and its event loop', async () => {
    const text = await figures();
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('are served only at /metrics, and not on the port of the console', async () => {
    expect((await fetch(new URL('/', served.url))).status).toBe(404);
    expect((await fetch(`${app.listeningOrigin}/metrics`)).status).toBe(404);
  });
});

describe('the metrics of the database', () => {
  const metrics = createMetrics();
  let store: Store;

  beforeAll(async () => {
    store = await openStore({});
    addPoolMetrics(metrics, store.pools);
  });
  afterAll(() => store.close());

  it('count used connections and waiting queries', async () => {
    const idle = await metrics.registry.metrics();
    expect(idle).toContain('database_connections{server="primary",state="used"} 0');
    expect(idle).toContain('database_connections{server="primary",state="idle"} 1');
    expect(idle).toContain('database_queries_waiting{server="primary"} 0');

    const transaction = await store.db.startTransaction().execute();
    const waiting = store.db.selectFrom('users').select('id').execute();
    await expect
      .poll(() => metrics.registry.metrics())
      .toContain('database_queries_waiting{server="primary"} 1');
    expect(await metrics.registry.metrics()).toContain(
      'database_connections{server="primary",state="used"} 1',
    );
    await transaction.rollback().execute();
    await waiting;
  });
});
