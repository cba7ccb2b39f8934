import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeId } from '../graph/builders';
import type { Crawl } from './crawlState';
import { aCrawlWorld, type CrawlWorld, storedRows } from './simulation/aCrawl';
import { createSimulatedInstance } from './simulation/simulatedInstance';

const SIZE = 9;
const PAGE = 2;

type Event =
  'offline' | 'signed_out' | 'throttled' | 'broken' | 'pause' | 'stop' | 'reload' | 'none';
const EVENTS: readonly Event[] = [
  'offline',
  'signed_out',
  'throttled',
  'broken',
  'pause',
  'stop',
  'reload',
  'none',
];
const STATUS: Partial<Record<Event, number>> = {
  offline: 0,
  signed_out: 401,
  throttled: 429,
  broken: 500,
};

/** Each time the crawl pauses, removes the cause and resumes it. */
const resumeWhenPaused = (crawl: Crawl, world: CrawlWorld) =>
  crawl.subscribe(() => {
    const { status } = crawl.state();
    if (status.kind !== 'paused') return;
    queueMicrotask(() => {
      world.isOnline = true;
      world.events.dispatchEvent(new Event('online'));
      crawl.resume();
    });
  });

/** Expected accounts, with their distance. Followers are read for those nearer than the depth. */
function reachable(
  followersOf: readonly (readonly number[])[],
  seeds: readonly number[],
  depth: number,
) {
  const steps = new Map(seeds.map((node) => [node, 0]));
  for (const [node, step] of steps) {
    if (step === depth) continue;
    for (const follower of followersOf[node] ?? []) {
      if (!steps.has(follower)) steps.set(follower, step + 1);
    }
  }
  return steps;
}

const node = fc.nat(SIZE - 1);
const instances = fc.record({
  follows: fc.uniqueArray(fc.tuple(node, node), {
    maxLength: 30,
    selector: ([from, to]) => `${from.toString()}>${to.toString()}`,
  }),
  deleted: fc.uniqueArray(fc.integer({ min: 3, max: SIZE - 1 }), { maxLength: 2 }),
  seeds: fc.uniqueArray(fc.nat(2), { minLength: 1 }),
  depth: fc.integer({ min: 1, max: 4 }),
  few: fc.constantFrom(1, 4, 20),
});
const troubles = fc.array(fc.constantFrom(...EVENTS), { maxLength: 25 });

it('reads exactly what is reachable, nothing twice, despite arbitrary interruptions', async () => {
  await fc.assert(
    fc.asyncProperty(instances, troubles, async (given, events) => {
      const followersOf = Array.from({ length: SIZE }, (_value, to) =>
        given.follows
          .filter((follow) => follow[1] === to && follow[0] !== to)
          .map(([from]) => from),
      );
      let place = 0;
      let crawl: Crawl | undefined;
      const instance = createSimulatedInstance(
        followersOf.map((followers, at) => ({ followers, isDeleted: given.deleted.includes(at) })),
        {
          fault: () => {
            const event = events[place++] ?? 'none';
            if (event === 'offline') world.isOnline = false;
            if (event === 'pause') crawl?.pause();
            if (event === 'stop') crawl?.stop();
            if (event === 'reload') crawl?.close();
            return STATUS[event];
          },
        },
      );
      const world = await aCrawlWorld(
        instance,
        { seeds: given.seeds.map(nodeId), depth: given.depth },
        { page: PAGE, few: given.few },
      );
      const round = async () => {
        crawl = await world.open();
        const stop = resumeWhenPaused(crawl, world);
        await crawl.start();
        stop();
        crawl.close();
      };
      for (let rounds = 0; rounds < 6; rounds += 1) await round();
      // A last round without faults reads the accounts that were refused twice.
      place = events.length;
      await round();

      const steps = reachable(followersOf, given.seeds, given.depth);
      const found = await storedRows(world.store);
      expect(new Map(Object.entries(found.steps).map(([at, step]) => [Number(at), step]))).toEqual(
        new Map([...steps].sort(([a], [b]) => a - b)),
      );
      for (const [at, step] of steps) {
        const followers = [...(followersOf[at] ?? [])].sort((a, b) => a - b);
        if (step < given.depth) expect(found.followers[at]).toEqual(followers);
        else if (followers.length > 0) expect(found.followers[at]).toBeUndefined();
      }
      const graph = await world.graph();
      expect(graph).toMatchObject({ step: given.depth, accountCount: steps.size });
      expect(graph?.followCount).toBe(
        Object.values(found.followers).reduce((sum, followers) => sum + followers.length, 0),
      );
      const twice = [...instance.responseCounts].filter(
        ([address, times]) => times > 1 && !address.startsWith('users?'),
      );
      expect(twice).toEqual([]);
      expect(instance.maxInFlight()).toBeLessThanOrEqual(4);
    }),
    { numRuns: 100 },
  );
}, 60_000);
