import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { type FaultProxy, type FaultProxyOptions, startFaultProxy } from './faultProxy';

// These tests use no browser. They call the proxy in front of a server that stores one record for
// each path.
let server: Server;
let proxy: FaultProxy | undefined;
let records: Map<string, object>;

test.beforeEach(async () => {
  records = new Map();
  server = createServer(async (call, response) => {
    const path = String(call.url);
    const body = await text(call);
    if (call.method === 'PUT') records.set(path, { ...records.get(path), ...JSON.parse(body) });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ host: call.headers.host, ...records.get(path) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

test.afterEach(async () => {
  await proxy?.close();
  server.closeAllConnections();
  server.close();
});

const start = async (options: Omit<FaultProxyOptions, 'target'> = {}) => {
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy = await startFaultProxy({ target, ...options });
  return proxy;
};

const put = (origin: string, id: string, body: object = { active: false }) =>
  fetch(`${origin}/api/1/users/${id}/`, { method: 'PUT', body: JSON.stringify(body) });

test('forwards responses unchanged without faults, with the host of the proxy', async () => {
  const { origin, counts, writes } = await start();
  const read = await fetch(`${origin}/index.html`);
  expect(read.headers.get('content-type')).toBe('application/json');
  expect(await read.json()).toEqual({ host: new URL(origin).host });
  expect(await (await put(origin, 'a')).json()).toMatchObject({ active: false });
  expect(counts.calls).toBe(1);
  expect(writes).toEqual([
    { method: 'PUT', path: '/api/1/users/a/', keys: 'active', status: 200, isEffective: true },
  ]);
});

test('does not forward throttled writes to the server, and can send `Retry-After`', async () => {
  const { origin, setRates, counts, writes } = await start({ rates: { throttled: 1 } });
  const bare = await put(origin, 'a');
  expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, null]);
  setRates({ throttled_with_retry_after: 1 });
  const delayed = await put(origin, 'a');
  expect([delayed.status, delayed.headers.get('retry-after')]).toEqual([429, '1']);
  setRates({ error_503: 1 });
  expect((await put(origin, 'a')).status).toBe(503);
  expect(counts).toMatchObject({ throttled: 1, throttled_with_retry_after: 1, error_503: 1 });
  expect(writes).toEqual([]);
  expect(records.size).toBe(0);
});

test('forwards half of the writes that it answers with 500', async () => {
  const { origin } = await start({ rates: { error_500: 1 } });
  for (let id = 0; id < 40; id++) expect((await put(origin, String(id))).status).toBe(500);
  expect(records.size).toBeGreaterThan(8);
  expect(records.size).toBeLessThan(32);
});

test('closes a connection before the server gets the request, or after the server carried it out', async () => {
  const { origin, setRates, writes } = await start({ rates: { dropped_before: 1 } });
  await expect(put(origin, 'a')).rejects.toThrow('fetch failed');
  expect(records.size).toBe(0);
  setRates({ dropped_after: 1 });
  await expect(put(origin, 'a')).rejects.toThrow('fetch failed');
  expect(records.size).toBe(1);
  expect(writes).toMatchObject([{ status: 200, isEffective: true }]);
});

test('injects faults into reads only when the scope includes them', async () => {
  const rates = { error_503: 1 };
  const writesOnly = await start({ rates });
  expect((await fetch(`${writesOnly.origin}/api/1/users/`)).status).toBe(200);
  await writesOnly.close();
  const all = await start({ rates, scope: 'all' });
  expect((await fetch(`${all.origin}/api/1/users/`)).status).toBe(503);
  // The files of the console never get faults.
  expect((await fetch(`${all.origin}/index.html`)).status).toBe(200);
});

test('injects the same faults for the same seed, at about the given rates', async () => {
  const rates = { throttled: 0.1, error_503: 0.2 };
  const statuses = async (seed: number) => {
    const { origin, close } = await start({ rates, seed });
    const seen: number[] = [];
    for (let id = 0; id < 100; id++) seen.push((await put(origin, String(id))).status);
    await close();
    return seen;
  };
  const first = await statuses(7);
  expect(await statuses(7)).toEqual(first);
  expect(await statuses(8)).not.toEqual(first);
  expect(first.filter((status) => status === 503).length).toBeGreaterThan(10);
  expect(first.filter((status) => status === 200).length).toBeGreaterThan(50);
});

test('counts a repeated write as a change only when it changes a value', async () => {
  const { origin, changedTwice, acceptedTwice } = await start();
  await put(origin, 'a', { roles: [] });
  await put(origin, 'a');
  await put(origin, 'a');
  expect(changedTwice()).toEqual([]);
  expect(acceptedTwice()).toEqual(['PUT /api/1/users/a/ active']);
  await put(origin, 'a', { active: true });
  expect(changedTwice()).toEqual(['PUT /api/1/users/a/ active']);
});

test('holds calls back after a given number of calls, and closes their connections on release', async () => {
  const { origin, holdAfter, release, counts } = await start();
  const isHolding = holdAfter(2);
  const calls = ['a', 'b', 'c'].map((id) => put(origin, id).then((answer) => answer.status));
  const results = Promise.allSettled(calls);
  await isHolding;
  expect(counts.calls).toBe(3);
  release();
  expect((await results).map(({ status }) => status).sort()).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
  ]);
  expect((await put(origin, 'd')).status).toBe(200);
});

test('closes the connection when the server is down', async () => {
  const { origin, writes } = await start();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await expect(put(origin, 'a')).rejects.toThrow('fetch failed');
  expect(writes).toMatchObject([{ status: null, isEffective: false }]);
});
