import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { nodeId } from '../graph/builders';
import { READ } from '../graph/followGraph';
import { aCrawlWorld, storedRows, until } from './simulation/aCrawl';
import { createSimulatedInstance, type SimulatedAccount } from './simulation/simulatedInstance';

/** 1 and 2 follow 0, 3 and 0 follow 1, 4 follows 3, nobody follows 2 and 4. */
const SMALL: readonly SimulatedAccount[] = [
  { followers: [1, 2] },
  { followers: [3, 0] },
  {},
  { followers: [4] },
  {},
];

/** An account with `count` followers, who have none themselves. */
const aStar = (count: number): SimulatedAccount[] => [
  { followers: Array.from({ length: count }, (_value, place) => place + 1) },
  ...Array.from({ length: count }, () => ({})),
];

/** Fails the given requests to an address, counted from 1. */
const failingAt = (address: string, status: number, times: readonly number[] = [1]) => {
  let asked = 0;
  return (asking: string) => {
    if (asking !== address) return undefined;
    asked += 1;
    return times.includes(asked) ? status : undefined;
  };
};

describe('a crawl', () => {
  it('reads two steps, each address once, and skips empty lists of followers', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL));
    const crawl = await world.open();
    await crawl.start();
    expect(crawl.state().status).toEqual({ kind: 'finished' });
    expect(await storedRows(world.store)).toEqual({
      steps: { 0: 0, 1: 1, 2: 1, 3: 2 },
      followers: { 0: [1, 2], 1: [0, 3], 2: [] },
      states: { 0: READ.whole, 1: READ.whole, 2: READ.whole },
    });
    expect([...world.instance.sent].sort()).toEqual([
      'followers/0?page=1',
      'followers/1?page=1',
      'users/0',
      'users/1',
      'users/2',
      'users/3',
    ]);
    expect(await world.graph()).toMatchObject({
      step: 2,
      requests: 6,
      accountCount: 4,
      followCount: 4,
    });
    expect(crawl.state().completeness).toEqual({ whole: 3, partial: 0, none: 1 });
  });

  it('estimates the cost of the next step, and reads as many steps as requested', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL));
    const crawl = await world.open();
    expect(crawl.nextStep()).toMatchObject({ step: 0, requests: 1, accounts: 1 });
    await crawl.start(0);
    expect(crawl.nextStep()).toMatchObject({
      step: 1,
      followerRequests: 1,
      detailRequests: 2,
      accounts: 2,
    });
    await crawl.start(1);
    expect(world.instance.sent).toHaveLength(4);
    expect(crawl.nextStep()).toMatchObject({ step: 2, followerRequests: 1, detailRequests: 2 });
  });

  it('has no next step once the whole graph is read', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL), { depth: 4 });
    const crawl = await world.open();
    await crawl.start();
    expect((await storedRows(world.store)).steps).toEqual({ 0: 0, 1: 1, 2: 1, 3: 2, 4: 3 });
    expect(crawl.nextStep()).toBeNull();
  });

  it('drops duplicate followers and marks a reading with fewer than the total as partial', async () => {
    const instance = createSimulatedInstance(aStar(4), {
      rows: (address, rows) =>
        address === 'followers/0?page=2'
          ? rows.map((row, place) =>
              place === 0 ? { ...row, follower: { ...row.follower, id: nodeId(1) } } : row,
            )
          : rows,
    });
    const world = await aCrawlWorld(instance, {}, { page: 2 });
    await (await world.open()).start();
    const { followers, states } = await storedRows(world.store);
    expect(followers[0]).toEqual([1, 2, 4]);
    expect(states[0]).toBe(READ.partial);
    const reading = await world.store.getReading('graph', nodeId(0));
    expect(reading).toMatchObject({ total: 4, nextPage: null });
  });

  it('uses the latest total when it changes between pages', async () => {
    const instance = createSimulatedInstance(aStar(5), {
      total: (address, total) => (address === 'followers/0?page=1' ? 3 : total),
    });
    const world = await aCrawlWorld(instance, {}, { page: 2 });
    await (await world.open()).start();
    expect((await storedRows(world.store)).followers[0]).toEqual([1, 2, 3, 4, 5]);
    expect((await storedRows(world.store)).states[0]).toBe(READ.whole);
  });

  it('reads on after rows that cannot be read, even a whole page, and counts them', async () => {
    const instance = createSimulatedInstance(aStar(5), {
      unreadable: (address) => (address === 'followers/0?page=1' ? 2 : 0),
    });
    const world = await aCrawlWorld(instance, {}, { page: 2 });
    const crawl = await world.open();
    await crawl.start();
    const { followers, states } = await storedRows(world.store);
    expect(followers[0]).toEqual([3, 4, 5]);
    expect(states[0]).toBe(READ.partial);
    expect(crawl.state()).toMatchObject({ status: { kind: 'finished' }, unreadableFollowers: 2 });
    expect((await world.open()).state().unreadableFollowers).toBe(2);
    const sent = instance.sent.length;
    await crawl.start();
    expect(instance.sent).toHaveLength(sent);
  });

  it('reads only the followers of deleted accounts', async () => {
    const accounts = [{ followers: [1] }, { followers: [2], isDeleted: true }, {}];
    const world = await aCrawlWorld(createSimulatedInstance(accounts));
    await (await world.open()).start();
    expect(world.instance.sent).not.toContain('users/1');
    expect((await storedRows(world.store)).followers[1]).toEqual([2]);
  });

  it('lists seeds that do not exist as missing, and requests them once', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL), {
      seeds: [nodeId(0), nodeId(77)],
    });
    const crawl = await world.open();
    await crawl.start();
    await crawl.start();
    expect(crawl.state().graph?.missing).toEqual([nodeId(77)]);
    expect(world.instance.sent.filter((address) => address.includes(nodeId(77)))).toHaveLength(1);
  });

  it('never has more than four requests in flight', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(aStar(18)));
    await (await world.open()).start();
    expect(world.instance.maxInFlight()).toBe(4);
  });
});

describe('details', () => {
  it('are read from the list of all accounts when that takes fewer requests', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(aStar(9)), {}, { few: 4, page: 10 });
    const crawl = await world.open();
    await crawl.start();
    expect(world.instance.sent).toEqual(['users/0', 'followers/0?page=1', 'users?page=1']);
    expect(crawl.state().graph).toMatchObject({ listTotal: 10, pagesLeft: null });
  });

  it('are read one by one when the list is longer', async () => {
    const many = [...aStar(5), ...Array.from({ length: 200 }, () => ({}))];
    const world = await aCrawlWorld(createSimulatedInstance(many), {}, { few: 4, page: 10 });
    await (await world.open()).start();
    expect(world.instance.sent.filter((address) => address.startsWith('users?'))).toHaveLength(1);
    expect((await storedRows(world.store)).steps).toMatchObject({ 5: 1 });
  });

  it('are read one by one when the list is refused', async () => {
    const instance = createSimulatedInstance(aStar(6), {
      fault: (address) => (address.startsWith('users?') ? 403 : undefined),
    });
    const world = await aCrawlWorld(instance, {}, { few: 4, page: 10 });
    const crawl = await world.open();
    await crawl.start();
    expect(crawl.state().status.kind).toBe('finished');
    expect(crawl.state().completeness).toEqual({ whole: 7, partial: 0, none: 0 });
  });

  it('continue from the page of the list where they were interrupted', async () => {
    const world = await aCrawlWorld(
      createSimulatedInstance(aStar(60)),
      { depth: 1 },
      { few: 4, page: 10 },
    );
    const crawl = await world.open();
    const stop = crawl.subscribe(() => {
      if (crawl.state().graph?.pagesLeft?.length === 4) crawl.stop();
    });
    await crawl.start();
    stop();
    await (await world.open()).start();
    const pages = world.instance.sent.filter((address) => address.startsWith('users?'));
    expect(new Set(pages).size).toBe(pages.length);
  });
});

describe('limits', () => {
  it('stops at the budget of accounts, and continues with a larger one', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(aStar(6)), {
      budget: { accounts: 4, requests: 100 },
    });
    const crawl = await world.open();
    await crawl.start();
    expect(crawl.state().status).toEqual({ kind: 'budget' });
    expect(Object.keys((await storedRows(world.store)).steps)).toHaveLength(4);
    expect((await storedRows(world.store)).states[0]).toBe(READ.partial);
    await crawl.configure({ budget: { accounts: 100, requests: 100 } });
    await crawl.start();
    expect(crawl.state().status).toEqual({ kind: 'finished' });
    expect((await storedRows(world.store)).followers[0]).toHaveLength(6);
    expect((await storedRows(world.store)).states[0]).toBe(READ.whole);
  });

  it('never exceeds the budget of requests', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(aStar(9)), {
      budget: { accounts: 100, requests: 5 },
    });
    const crawl = await world.open();
    await crawl.start();
    expect(crawl.state().status).toEqual({ kind: 'budget' });
    expect(world.instance.sent).toHaveLength(5);
    await crawl.configure({ budget: { accounts: 100, requests: 100 } });
    await crawl.start();
    expect(new Set(world.instance.sent).size).toBe(world.instance.sent.length);
    expect(crawl.state().status).toEqual({ kind: 'finished' });
  });

  it.each([
    ['skip', 0, undefined],
    ['sample', 2, READ.partial],
    ['all', 5, READ.whole],
  ] as const)(
    'with stars set to "%s", reads %i followers of a star',
    async (stars, count, state) => {
      const world = await aCrawlWorld(
        createSimulatedInstance(aStar(5)),
        { stars },
        { star: 4, page: 2 },
      );
      const crawl = await world.open();
      await crawl.start();
      const { followers, states } = await storedRows(world.store);
      expect(followers[0] ?? []).toHaveLength(count);
      expect(states[0]).toBe(state);
      expect(crawl.state().skippedStars).toBe(stars === 'skip' ? 1 : 0);
    },
  );

  it('recognizes a star by the total of its list when it has no counter', async () => {
    const accounts = [
      { followers: [1] },
      { followers: [2, 3, 4, 5, 6], isDeleted: true },
      ...aStar(5),
    ];
    const world = await aCrawlWorld(createSimulatedInstance(accounts), {}, { star: 4, page: 2 });
    await (await world.open()).start();
    expect(world.instance.sent.filter((address) => address.startsWith('followers/1'))).toEqual([
      'followers/1?page=1',
    ]);
  });

  it('continues a sampled star with its second page', async () => {
    const world = await aCrawlWorld(
      createSimulatedInstance(aStar(5)),
      { stars: 'sample' },
      { star: 4, page: 2 },
    );
    const crawl = await world.open();
    await crawl.start();
    await crawl.configure({ stars: 'all' });
    await crawl.start();
    expect((await storedRows(world.store)).states[0]).toBe(READ.whole);
    const pages = world.instance.sent.filter((address) => address.startsWith('followers/0'));
    expect(pages).toEqual(['followers/0?page=1', 'followers/0?page=2', 'followers/0?page=3']);
  });
});

describe('an interruption', () => {
  it('by a pause sends no request until resumed, and none twice', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL));
    const crawl = await world.open();
    const reading = crawl.start();
    crawl.pause();
    await new Promise((resolve) => setTimeout(resolve));
    expect(crawl.state().status).toEqual({ kind: 'paused', reason: 'asked', message: undefined });
    const sent = world.instance.sent.length;
    expect(sent).toBeLessThanOrEqual(1);
    crawl.resume();
    await reading;
    expect(crawl.state().status.kind).toBe('finished');
    expect(new Set(world.instance.sent).size).toBe(6);
    expect(world.instance.sent).toHaveLength(6);
  });

  it('by a stop and a reload sends no request twice', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL), { depth: 4 });
    for (let round = 0; round < 12; round += 1) {
      const crawl = await world.open();
      const before = world.instance.sent.length;
      const watch = setInterval(() => {
        if (world.instance.sent.length > before) crawl.stop();
      });
      const reading = crawl.start();
      await reading;
      clearInterval(watch);
      crawl.close();
    }
    expect((await storedRows(world.store)).steps).toEqual({ 0: 0, 1: 1, 2: 1, 3: 2, 4: 3 });
    expect(new Set(world.instance.sent).size).toBe(world.instance.sent.length);
  });

  it('of the network ends when the network is back', async () => {
    const world = await aCrawlWorld(
      createSimulatedInstance(SMALL, { fault: failingAt('followers/0?page=1', 0) }),
    );
    world.isOnline = false;
    const crawl = await world.open();
    const reading = crawl.start();
    await until(crawl, 'paused');
    expect(crawl.state().status).toMatchObject({ reason: 'offline' });
    world.isOnline = true;
    world.events.dispatchEvent(new Event('online'));
    await reading;
    expect(crawl.state().status.kind).toBe('finished');
    expect((await storedRows(world.store)).steps).toEqual({ 0: 0, 1: 1, 2: 1, 3: 2 });
  });

  it('of the network does not end when the moderator has paused meanwhile', async () => {
    const world = await aCrawlWorld(
      createSimulatedInstance(SMALL, { fault: failingAt('users/0', 0) }),
    );
    world.isOnline = false;
    const crawl = await world.open();
    void crawl.start();
    await until(crawl, 'paused');
    crawl.pause();
    world.events.dispatchEvent(new Event('online'));
    expect(crawl.state().status).toMatchObject({ kind: 'paused', reason: 'asked' });
    crawl.stop();
  });

  it('of the session is reported once, and the crawl continues when resumed', async () => {
    let isSignedIn = false;
    const instance = createSimulatedInstance(aStar(8), {
      fault: (address) => (!isSignedIn && /users\/[1-8]/.test(address) ? 401 : undefined),
    });
    const world = await aCrawlWorld(instance);
    const crawl = await world.open();
    const reading = crawl.start();
    await until(crawl, 'paused');
    expect(crawl.state().status).toMatchObject({ reason: 'signed_out' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(world.signedOut).toHaveLength(1);
    isSignedIn = true;
    crawl.resume();
    await reading;
    expect(crawl.state().completeness).toEqual({ whole: 9, partial: 0, none: 0 });
  });
});

describe('a refusal', () => {
  it('of one account is recorded, retried once, and tried again by the next crawl', async () => {
    const fault = failingAt('followers/1?page=1', 500, [1, 2]);
    const world = await aCrawlWorld(createSimulatedInstance(SMALL, { fault }));
    const crawl = await world.open();
    await crawl.start();
    expect(crawl.state().status.kind).toBe('finished');
    expect([...crawl.state().failures]).toEqual([[nodeId(1), 'status 500']]);
    await crawl.start();
    expect(crawl.state().failures.size).toBe(0);
    expect((await storedRows(world.store)).steps).toEqual({ 0: 0, 1: 1, 2: 1, 3: 2 });
  });

  it('that is temporary loses nothing, thanks to the retry', async () => {
    const fault = failingAt('followers/1?page=1', 429);
    const world = await aCrawlWorld(createSimulatedInstance(SMALL, { fault }));
    const crawl = await world.open();
    await crawl.start();
    expect(crawl.state().failures.size).toBe(0);
    expect((await storedRows(world.store)).steps).toMatchObject({ 3: 2 });
  });

  it('of several accounts in a row pauses the crawl', async () => {
    let isBroken = true;
    const instance = createSimulatedInstance(aStar(9), {
      fault: (address) => (isBroken && /users\/[1-9]/.test(address) ? 500 : undefined),
    });
    const world = await aCrawlWorld(instance);
    const crawl = await world.open();
    const reading = crawl.start();
    await until(crawl, 'paused');
    expect(crawl.state().status).toEqual({
      kind: 'paused',
      reason: 'failed',
      message: 'status 500',
    });
    isBroken = false;
    crawl.resume();
    await reading;
    expect(crawl.state().completeness).toEqual({ whole: 10, partial: 0, none: 0 });
    expect(crawl.state().failures.size).toBe(0);
  });

  it('with 404 marks an account as gone, which is not requested again', async () => {
    const instance = createSimulatedInstance(SMALL, {
      fault: (address) => (address === 'users/3' ? 404 : undefined),
    });
    const world = await aCrawlWorld(instance, { depth: 3 });
    const crawl = await world.open();
    await crawl.start();
    await crawl.start();
    expect(crawl.state().status.kind).toBe('finished');
    expect(instance.sent.filter((address) => address === 'users/3')).toHaveLength(1);
    expect(instance.sent).not.toContain('followers/3?page=1');
    const { accounts } = await world.store.readAll('graph');
    expect(accounts.find(({ id }) => id === nodeId(3))?.isGone).toBe(true);
  });

  it('by a full disk pauses the crawl, which continues without loss', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL));
    const put = world.store.putRows;
    let isFull = true;
    world.store.putRows = (...given) =>
      isFull ? Promise.reject(new Error('full')) : put(...given);
    const crawl = await world.open();
    await crawl.start();
    expect(crawl.state().status).toEqual({ kind: 'paused', reason: 'failed', message: 'full' });
    isFull = false;
    crawl.resume();
    await until(crawl, 'finished');
    expect((await storedRows(world.store)).steps).toEqual({ 0: 0, 1: 1, 2: 1, 3: 2 });
    expect(new Set(world.instance.sent).size).toBe(world.instance.sent.length);
  });
});

describe('a graph', () => {
  it('is expanded by the followers of one account, with their details', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL), { depth: 2 });
    const crawl = await world.open();
    await crawl.start();
    await crawl.expand(nodeId(3));
    expect(crawl.state().status.kind).toBe('finished');
    const { steps, followers } = await storedRows(world.store);
    expect(steps[4]).toBe(3);
    expect(followers[3]).toEqual([4]);
    expect(world.instance.sent.slice(-2)).toEqual(['followers/3?page=1', 'users/4']);
  });

  it('is expanded by all followers of a star, without changing its limits', async () => {
    const world = await aCrawlWorld(
      createSimulatedInstance(aStar(5)),
      { stars: 'skip' },
      { star: 4, page: 2 },
    );
    const crawl = await world.open();
    await crawl.start();
    await crawl.expand(nodeId(0));
    expect((await storedRows(world.store)).states[0]).toBe(READ.whole);
    expect(await world.graph()).toMatchObject({ stars: 'skip' });
  });

  it('keeps its name and note when refreshed', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL), { note: 'mine' });
    const crawl = await world.open();
    await crawl.start();
    await crawl.refresh();
    expect(world.instance.sent).toHaveLength(12);
    expect(await world.graph()).toMatchObject({
      name: 'Ring',
      note: 'mine',
      requests: 6,
      accountCount: 4,
      followCount: 4,
    });
  });

  it('is opened from the store without a request', async () => {
    const world = await aCrawlWorld(createSimulatedInstance(SMALL));
    await (await world.open()).start();
    const before = world.instance.sent.length;
    const again = await world.open();
    await again.start();
    expect(again.state().completeness).toEqual({ whole: 3, partial: 0, none: 1 });
    expect(world.instance.sent).toHaveLength(before);
  });

  it('lowers the steps of accounts when a shorter path is read later', async () => {
    // 0 <- 1 <- 2 <- 3 <- 4 and, once 5 can be read, 0 <- 5 <- 3: then 4 is three steps away.
    const accounts = [
      { followers: [1, 5] },
      { followers: [2] },
      { followers: [3] },
      { followers: [4] },
      { followers: [6] },
      { followers: [3] },
      {},
    ];
    const fault = failingAt('followers/5?page=1', 500, [1, 2, 3, 4, 5, 6, 7, 8]);
    const world = await aCrawlWorld(createSimulatedInstance(accounts, { fault }), { depth: 4 });
    const crawl = await world.open();
    await crawl.start();
    expect((await storedRows(world.store)).steps).toEqual({ 0: 0, 1: 1, 5: 1, 2: 2, 3: 3, 4: 4 });
    for (let round = 0; round < 4; round += 1) await crawl.start();
    expect((await storedRows(world.store)).steps).toEqual({
      0: 0,
      1: 1,
      5: 1,
      2: 2,
      3: 2,
      4: 3,
      6: 4,
    });
  });
});
