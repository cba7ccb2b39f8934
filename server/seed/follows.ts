import type { Insertable } from 'kysely';
import type { FollowTable } from '../db/schema';
import { DAY, objectId, PRESENT } from './calendar';
import type { SeedPlan, Scenario } from './plan';
import type { Random } from './random';

/** The current follows, by account number, and the counters of each account. */
export interface FollowGraph {
  /** Pairs of accounts: follower, followed, follower, followed, … */
  edges: number[];
  followers: Uint32Array;
  following: Uint32Array;
}

const MAX_FOLLOWING = 400;
/** Scenarios whose accounts follow each other in a given shape, without random follows among them. */
const PLANTED_SHAPES: readonly Scenario[] = ['ring', 'star', 'chain', 'hidden'];
/** Number of ordinary accounts that follow, and are followed by, the hidden ring. */
const NEIGHBOURS = 16;

/** Generate the planted shapes, and random follows that give few accounts very many followers. */
export function followGraph(plan: SeedPlan, random: Random): FollowGraph {
  const graph: FollowGraph = {
    edges: [],
    followers: new Uint32Array(plan.size),
    following: new Uint32Array(plan.size),
  };
  const follow = (follower: number, followed: number) => {
    graph.edges.push(follower, followed);
    graph.following[follower] = (graph.following[follower] ?? 0) + 1;
    graph.followers[followed] = (graph.followers[followed] ?? 0) + 1;
  };
  // Planted shapes include ordinary accounts, whose planted follows must not be drawn again at random.
  const planted = new Set<number>();
  plantShapes(plan, random, (follower, followed) => {
    planted.add(follower * plan.size + followed);
    follow(follower, followed);
  });
  followAtRandom(plan, random, (follower, followed) => {
    if (!planted.has(follower * plan.size + followed)) follow(follower, followed);
  });
  return graph;
}

type Follow = (follower: number, followed: number) => void;

function plantShapes(plan: SeedPlan, random: Random, follow: Follow): void {
  const ring = plan.rangeOf('ring');
  for (let one = ring.from; one < ring.to; one++) {
    for (let other = ring.from; other < ring.to; other++) {
      if (one !== other && random.chance(0.85)) follow(one, other);
    }
  }
  const star = plan.rangeOf('star');
  for (let one = star.from + 1; one < star.to; one++) follow(one, star.from);
  const chain = plan.rangeOf('chain');
  for (let one = chain.from; one + 1 < chain.to; one++) {
    follow(one, one + 1);
    follow(one + 1, one);
  }
  plantHidden(plan, random, follow);
}

function plantHidden(plan: SeedPlan, random: Random, follow: Follow): void {
  const hidden = plan.rangeOf('hidden');
  const firstOrdinary = plan.rangeOf('ordinary').from;
  const followEachOther = (one: number, other: number) => {
    follow(one, other);
    follow(other, one);
  };
  for (let one = hidden.from; one < hidden.to; one++) {
    for (let other = one + 1; other < hidden.to; other++) {
      if (random.chance(0.7)) followEachOther(one, other);
    }
    for (let index = 0; index < NEIGHBOURS; index++) {
      const neighbour = firstOrdinary + index;
      if (neighbour < plan.size && random.chance(0.25)) followEachOther(one, neighbour);
    }
  }
}

function followAtRandom(plan: SeedPlan, random: Random, follow: Follow): void {
  const step = strideOf(plan.size);
  for (let follower = 0; follower < plan.size; follower++) {
    const scenario = plan.scenarioOf(follower);
    if (scenario === 'deleted') continue;
    const wanted = random.heavyTailed(2.2, Math.min(MAX_FOLLOWING, plan.size / 3));
    const seen = new Set([follower]);
    for (let draw = 0; draw < wanted; draw++) {
      const rank = Math.floor(plan.size * random.next() ** 2.5);
      const followed = (rank * step + 1) % plan.size;
      const other = plan.scenarioOf(followed);
      if (seen.has(followed) || other === 'deleted') continue;
      if (other === scenario && PLANTED_SHAPES.includes(scenario)) continue;
      seen.add(followed);
      follow(follower, followed);
    }
  }
}

/**
 * A number without common divisor with `size`, so that steps of this length visit every account once.
 *
 * It spreads the most followed accounts over all account numbers.
 */
function strideOf(size: number): number {
  const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
  let stride = Math.max(1, Math.floor(size * 0.618));
  while (commonDivisor(stride, size) !== 1) stride++;
  return stride;
}

/** The rows of the follows in the graph, and of some that have ended. */
export function* followRows(
  plan: SeedPlan,
  graph: FollowGraph,
  ids: readonly string[],
  random: Random,
): Generator<Required<Insertable<FollowTable>>> {
  let count = 0;
  const row = (follower: number, followed: number, since: number) => ({
    id: objectId(since, count++),
    follower_id: ids[follower] ?? '',
    following_id: ids[followed] ?? '',
    since: new Date(since),
    until: null,
  });
  const { edges } = graph;
  for (let at = 0; at + 1 < edges.length; at += 2) {
    const [follower = 0, followed = 0] = [edges[at], edges[at + 1]];
    const { earliest, since } = followTime(plan, follower, followed, random);
    // A few have followed before, and ended that follow.
    if (random.chance(0.01)) {
      const before = Math.floor(random.between(earliest, since));
      const until = new Date(Math.floor(random.between(before, since)));
      yield { ...row(follower, followed, before), until };
    }
    yield row(follower, followed, since);
  }
}

/** The earliest time at which both accounts existed, and the time of the follow. */
function followTime(plan: SeedPlan, follower: number, followed: number, random: Random) {
  const earliest = Math.max(plan.createdAt[follower] ?? 0, plan.createdAt[followed] ?? 0);
  const scenario = plan.scenarioOf(follower);
  const isPlanted = scenario === plan.scenarioOf(followed) && PLANTED_SHAPES.includes(scenario);
  const latest = isPlanted ? Math.min(PRESENT, earliest + DAY) : PRESENT;
  return { earliest, since: Math.floor(random.between(earliest, latest)) };
}
