import type { GraphAccount } from './account';
import { type Adjacency, adjacencyOf, intersection, transpose, union } from './adjacency';

/** How many of an account's followers were read: none, some or all. */
export const READ = { none: 0, partial: 1, whole: 2 } as const;
export type ReadState = (typeof READ)[keyof typeof READ];

/** The followers of one account, as read. */
export interface FollowerReading {
  /** The followed account. */
  readonly id: string;
  readonly followers: readonly string[];
  /** The date of each follow, in milliseconds since 1970. Parallel to `followers`. */
  readonly since: readonly number[];
  readonly state: ReadState;
}

/**
 * Who follows whom among some accounts. Held in typed arrays, which are cheap to send to a worker.
 *
 * A node is the index of its account in `accounts`.
 */
export interface FollowGraph {
  readonly accounts: readonly GraphAccount[];
  /** Whom each account follows. */
  readonly following: Adjacency;
  /** Who follows each account. */
  readonly followers: Adjacency;
  /** Pairs that follow each other. */
  readonly mutual: Adjacency;
  /** Pairs with a follow in at least one direction. */
  readonly linked: Adjacency;
  /** A {@link ReadState} by node. Followers that were not read are unknown, not absent. */
  readonly readStates: Uint8Array;
  /** The date of each follow in `followers.targets`, in milliseconds since 1970. NaN: unknown. */
  readonly followedAt: Float64Array;
}

/**
 * Builds a graph from accounts and the followers that were read. Drops duplicate follows, follows
 * of oneself, and those to or from an account that is not in `accounts`. O(n + m log d).
 */
export function buildFollowGraph(
  accounts: readonly GraphAccount[],
  readings: Iterable<FollowerReading>,
): FollowGraph {
  const nodeOf = new Map(accounts.map(({ id }, node) => [id, node]));
  const readStates = new Uint8Array(accounts.length);
  const sources: number[] = [];
  const targets: number[] = [];
  const dates: number[] = [];
  for (const { id, followers, since, state } of readings) {
    const target = nodeOf.get(id);
    if (target === undefined) continue;
    readStates[target] = state;
    followers.forEach((follower, place) => {
      const source = nodeOf.get(follower);
      if (source === undefined || source === target) return;
      sources.push(target);
      targets.push(source);
      dates.push(since[place] ?? NaN);
    });
  }
  const { adjacency: followers, values: followedAt } = adjacencyOf(
    accounts.length,
    sources,
    targets,
    dates,
  );
  const following = transpose(followers);
  return {
    accounts,
    followers,
    following,
    mutual: intersection(followers, following),
    linked: union(followers, following),
    readStates,
    followedAt,
  };
}
