import type { Insertable } from 'kysely';
import type { FollowTable } from '../db/schema';
import { DAY, objectId, PRESENT } from './calendar';
import type { Cast, Part } from './cast';
import type { Random } from './random';

/** Who follows whom now, by the numbers of the accounts, with the counts of each. */
export interface FollowGraph {
  /** Follower, followed, follower, followed, … */
  edges: number[];
  followers: Uint32Array;
  following: Uint32Array;
}

const MOST_FOLLOWED_BY_ONE = 400;
/** Parts that follow each other in a shape of their own, which chance must not blur. */
const SHAPED: readonly Part[] = ['ring', 'star', 'chain', 'hidden'];
/** Ordinary accounts among whom a ring hides. */
const NEIGHBOURS = 16;

/** Few accounts with very many followers, most with none, and the planted shapes. */
export function followGraph(cast: Cast, random: Random): FollowGraph {
  const graph: FollowGraph = {
    edges: [],
    followers: new Uint32Array(cast.size),
    following: new Uint32Array(cast.size),
  };
  const follow = (follower: number, followed: number) => {
    graph.edges.push(follower, followed);
    graph.following[follower] = (graph.following[follower] ?? 0) + 1;
    graph.followers[followed] = (graph.followers[followed] ?? 0) + 1;
  };
  // Ordinary accounts are in a planted shape too: chance must not draw such a pair again.
  const planted = new Set<number>();
  plantShapes(cast, random, (follower, followed) => {
    planted.add(follower * cast.size + followed);
    follow(follower, followed);
  });
  followByChance(cast, random, (follower, followed) => {
    if (!planted.has(follower * cast.size + followed)) follow(follower, followed);
  });
  return graph;
}

type Follow = (follower: number, followed: number) => void;

function plantShapes(cast: Cast, random: Random, follow: Follow): void {
  const ring = cast.rangeOf('ring');
  for (let one = ring.from; one < ring.to; one++) {
    for (let other = ring.from; other < ring.to; other++) {
      if (one !== other && random.chance(0.85)) follow(one, other);
    }
  }
  const star = cast.rangeOf('star');
  for (let one = star.from + 1; one < star.to; one++) follow(one, star.from);
  const chain = cast.rangeOf('chain');
  for (let one = chain.from; one + 1 < chain.to; one++) {
    follow(one, one + 1);
    follow(one + 1, one);
  }
  plantHidden(cast, random, follow);
}

function plantHidden(cast: Cast, random: Random, follow: Follow): void {
  const hidden = cast.rangeOf('hidden');
  const honest = cast.rangeOf('ordinary').from;
  const befriend = (one: number, other: number) => {
    follow(one, other);
    follow(other, one);
  };
  for (let one = hidden.from; one < hidden.to; one++) {
    for (let other = one + 1; other < hidden.to; other++) {
      if (random.chance(0.7)) befriend(one, other);
    }
    for (let place = 0; place < NEIGHBOURS; place++) {
      if (honest + place < cast.size && random.chance(0.25)) befriend(one, honest + place);
    }
  }
}

function followByChance(cast: Cast, random: Random, follow: Follow): void {
  const step = strideOf(cast.size);
  for (let follower = 0; follower < cast.size; follower++) {
    const part = cast.partOf(follower);
    if (part === 'deleted') continue;
    const wanted = random.heavyTailed(2.2, Math.min(MOST_FOLLOWED_BY_ONE, cast.size / 3));
    const seen = new Set([follower]);
    for (let draw = 0; draw < wanted; draw++) {
      const rank = Math.floor(cast.size * random.next() ** 2.5);
      const followed = (rank * step + 1) % cast.size;
      const other = cast.partOf(followed);
      if (seen.has(followed) || other === 'deleted') continue;
      if (other === part && SHAPED.includes(part)) continue;
      seen.add(followed);
      follow(follower, followed);
    }
  }
}

/** A stride that visits every account once: the most followed are not neighbours. */
function strideOf(size: number): number {
  const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
  let stride = Math.max(1, Math.floor(size * 0.618));
  while (commonDivisor(stride, size) !== 1) stride++;
  return stride;
}

/** The rows of the graph, and some follows that have ended. */
export function* followRows(
  cast: Cast,
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
    const { known, since } = followTime(cast, follower, followed, random);
    // Followed, left, and followed again.
    if (random.chance(0.01)) {
      const before = Math.floor(random.between(known, since));
      const until = new Date(Math.floor(random.between(before, since)));
      yield { ...row(follower, followed, before), until };
    }
    yield row(follower, followed, since);
  }
}

/** When both accounts were there, and when one began to follow the other. */
function followTime(cast: Cast, follower: number, followed: number, random: Random) {
  const known = Math.max(cast.createdAt[follower] ?? 0, cast.createdAt[followed] ?? 0);
  const part = cast.partOf(follower);
  const isPlanted = part === cast.partOf(followed) && SHAPED.includes(part);
  const latest = isPlanted ? Math.min(PRESENT, known + DAY) : PRESENT;
  return { known, since: Math.floor(random.between(known, latest)) };
}
