import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { StorageFullError } from '../../storage';
import { anAccount, nodeId } from '../graph/builders';
import { READ } from '../graph/followGraph';
import { DAY_MS } from '../../ui/durations';
import type { GraphChange, GraphChannel } from './graphChanges';
import { openGraphDatabase } from './graphDatabase';
import { createGraphStore } from './graphStore';
import type { SavedReading } from './savedGraph';
import { newGraph } from './newGraph';

const INSTANCE = 'https://udata.example/api/1';
let databases = 0;
const aName = () => `store-${(databases += 1).toString()}`;

const aGraph = (id: string, now = 1, instance = INSTANCE) =>
  newGraph({
    id,
    seeds: [nodeId(0), nodeId(0)],
    instance,
    name: id,
    depth: 2,
    budget: { accounts: 10, requests: 10 },
    now,
  });
const account = (node: number) => ({ ...anAccount(node), step: 1 });
const reading = (node: number, followers: readonly string[] = []): SavedReading => ({
  id: nodeId(node),
  followers,
  since: followers.map(() => 5),
  state: READ.whole,
  total: followers.length,
  nextPage: null,
  readAt: 7,
});

const aStore = async (name = aName()) => {
  const store = createGraphStore(INSTANCE, name, null, 'ada');
  await store.addGraph(aGraph('one'));
  return store;
};

/** Two connected channels, like those of two tabs. */
const linkedChannels = (): [GraphChannel, GraphChannel] => {
  const listeners: [Set<(change: GraphChange) => void>, Set<(change: GraphChange) => void>] = [
    new Set(),
    new Set(),
  ];
  const channel = (own: 0 | 1): GraphChannel => ({
    publish: (change) => {
      for (const listener of listeners[own === 0 ? 1 : 0]) listener(change);
    },
    listen(listener) {
      listeners[own].add(listener);
      return () => listeners[own].delete(listener);
    },
  });
  return [channel(0), channel(1)];
};

describe('the graphs of several moderators in one browser', () => {
  const aSharedBrowser = async () => {
    const name = aName();
    const ada = createGraphStore(INSTANCE, name, null, 'ada');
    const bob = createGraphStore(INSTANCE, name, null, 'bob');
    await ada.addGraph(aGraph('one'));
    await ada.putReadings('one', [reading(0, [nodeId(1)])]);
    return { name, ada, bob };
  };

  it('are shown to their own moderator, and changed by no other one', async () => {
    const { ada, bob } = await aSharedBrowser();
    expect(await bob.listGraphs()).toEqual([]);
    expect(await bob.getGraph('one')).toBeUndefined();
    expect(await bob.getReading('one', nodeId(0))).toBeUndefined();
    await expect(bob.readAll('one')).rejects.toThrow();
    await bob.updateGraph('one', { name: 'Autre' });
    await bob.removeGraph('one');
    await bob.removeAll();
    expect(await ada.getGraph('one')).toEqual(aGraph('one'));
    await ada.removeAll();
    expect(await ada.listGraphs()).toEqual([]);
  });

  it('of before owners are nobody’s, until somebody takes or removes them', async () => {
    const { name, ada, bob } = await aSharedBrowser();
    const { graphs } = openGraphDatabase(name);
    await graphs.bulkPut([aGraph('early'), aGraph('first')]);
    expect(await bob.listGraphs()).toEqual([]);
    expect(await bob.countUnowned()).toBe(2);
    await bob.takeUnowned();
    expect((await bob.listGraphs()).map(({ id }) => id).sort()).toEqual(['early', 'first']);
    expect(await ada.countUnowned()).toBe(0);

    await graphs.put(aGraph('last'));
    await ada.removeUnowned();
    expect(await graphs.toCollection().primaryKeys()).toEqual(['early', 'first', 'one']);
  });

  it('are removed once each is older than its moderator keeps them', async () => {
    const { name, ada, bob } = await aSharedBrowser();
    await bob.addGraph(aGraph('kept', 0));
    await ada.addGraph({ ...aGraph('read', 0), readAt: 2 * DAY_MS });
    await openGraphDatabase(name).graphs.put(aGraph('early', 0));
    const days = (moderator: string | null) => (moderator === 'bob' ? null : 1);
    expect(await bob.clearExpired(days, 2 * DAY_MS)).toBe(2);
    expect((await ada.listGraphs()).map(({ id }) => id)).toEqual(['read']);
    expect((await bob.listGraphs()).map(({ id }) => id)).toEqual(['kept']);
  });
});

describe('graph store', () => {
  it('lists only the graphs of its instance, newest first', async () => {
    const name = aName();
    const store = await aStore(name);
    await store.addGraph(aGraph('two', 2));
    const other = createGraphStore('https://other.example/api/1', name, null, 'ada');
    await other.addGraph(aGraph('else', 3, 'https://other.example/api/1'));
    expect((await store.listGraphs()).map(({ id }) => id)).toEqual(['two', 'one']);
    expect(await store.getGraph('else')).toBeUndefined();
    await expect(store.readAll('else')).rejects.toThrow();
    await store.removeGraph('else');
    expect(await other.getGraph('else')).toBeDefined();
  });

  it('reads back all rows of a large graph and its positions', async () => {
    const store = await aStore();
    const nodes = Array.from({ length: 1_203 }, (_value, node) => node);
    await store.putAccounts('one', nodes.map(account));
    await store.putReadings(
      'one',
      nodes.map((node) => reading(node, [nodeId(node + 1)])),
    );
    const positions = { ids: [nodeId(1)], values: new Float32Array([1, 2]) };
    await store.updateGraph('one', { name: 'Ring', note: 'mine', positions });
    const whole = await store.readAll('one');
    expect(whole.graph).toMatchObject({ name: 'Ring', note: 'mine', positions });
    expect(whole.graph.seeds).toEqual([nodeId(0)]);
    expect(whole.accounts).toEqual(nodes.map(account));
    expect(whole.readings).toEqual(nodes.map((node) => reading(node, [nodeId(node + 1)])));
  });

  it('removes a graph with all its rows, and no rows of another', async () => {
    const store = await aStore();
    await store.addGraph(aGraph('two'));
    for (const id of ['one', 'two']) {
      await store.putRows(id, { accounts: [account(1)], readings: [reading(1)] });
    }
    await store.removeGraph('one');
    expect(await store.getGraph('one')).toBeUndefined();
    expect(await store.getReading('one', nodeId(1))).toBeUndefined();
    expect(await store.readAll('two')).toMatchObject({
      accounts: [account(1)],
      readings: [reading(1)],
    });
  });

  it('writes nothing to a graph that was removed', async () => {
    const store = await aStore();
    await store.removeGraph('one');
    await store.putRows('one', { accounts: [account(1)], readings: [reading(1)] });
    await store.addGraph(aGraph('one'));
    expect((await store.readAll('one')).accounts).toEqual([]);
    expect((await store.readAll('one')).readings).toEqual([]);
  });

  it('writes all given rows or none', async () => {
    const store = await aStore();
    const bad = { ...reading(1), id: undefined as unknown as string };
    await expect(
      store.putRows('one', { accounts: [account(1)], readings: [bad], changes: { requests: 9 } }),
    ).rejects.toThrow();
    const { graph, accounts } = await store.readAll('one');
    expect(accounts).toEqual([]);
    expect(graph.requests).toBe(0);
  });

  it('removes the rows of a graph and changes its fields', async () => {
    const store = await aStore();
    await store.putRows('one', { accounts: [account(1)], readings: [reading(1)] });
    await store.clearReadings('one', { step: -1, requests: 0 });
    const { graph, accounts, readings } = await store.readAll('one');
    expect([graph.step, accounts, readings]).toEqual([-1, [], []]);
  });

  it('throws StorageFullError when the disk is full', async () => {
    const store = await aStore();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room left', 'QuotaExceededError');
    });
    try {
      await expect(store.putAccounts('one', [account(1)])).rejects.toBeInstanceOf(StorageFullError);
      await expect(store.updateGraph('one', { note: 'x' })).rejects.toBeInstanceOf(
        StorageFullError,
      );
    } finally {
      put.mockRestore();
    }
  });

  it('calls listeners in this and other tabs after a change, until they unsubscribe', async () => {
    const name = aName();
    const [ours, theirs] = linkedChannels();
    const store = createGraphStore(INSTANCE, name, ours, 'ada');
    const other = createGraphStore(INSTANCE, name, theirs, 'ada');
    const [here, there] = [vi.fn(), vi.fn()];
    const stops = [store.onChange(here), other.onChange(there)];
    await store.addGraph(aGraph('one'));
    await store.putAccounts('one', [account(1)]);
    const changes = [[{ kind: 'graph', id: 'one' }], [{ kind: 'rows', id: 'one' }]];
    expect(here.mock.calls).toEqual(changes);
    expect(there.mock.calls).toEqual(changes);
    for (const stop of stops) stop();
    await store.updateGraph('one', { note: 'x' });
    expect(here).toHaveBeenCalledTimes(2);
    expect(there).toHaveBeenCalledTimes(2);
  });
});
