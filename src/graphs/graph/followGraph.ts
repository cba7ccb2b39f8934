import type { GraphAccount } from './account';
import { type Adjacency, adjacencyOf, joined, reversed, shared } from './adjacency';

/** How much of an account's followers was read. */
export const READ = { none: 0, partial: 1, whole: 2 } as const;
export type ReadState = (typeof READ)[keyof typeof READ];

/** The followers of one account, as read. */
export interface FollowerReading {
  /** The account that is followed. */
  readonly id: string;
  readonly followers: readonly string[];
  /** When each follow was made, in milliseconds since 1970, as the API tells it; in that order. */
  readonly since: readonly number[];
  readonly state: ReadState;
}

/**
 * Who follows whom among some accounts: plain columns, so that it crosses to a worker cheaply.
 *
 * A node is a number from 0, the place of its account in `accounts`.
 */
export interface FollowGraph {
  readonly accounts: readonly GraphAccount[];
  /** Whom each follows. */
  readonly following: Adjacency;
  /** Who follows each. */
  readonly followers: Adjacency;
  /** With whom each shares follows both ways. */
  readonly mutual: Adjacency;
  /** With whom each shares a follow, whichever way. */
  readonly linked: Adjacency;
  /** How much of each one's followers was read: what was not read is unknown, not absent. */
  readonly readStates: Uint8Array;
  /** When each follow of `followers.targets` was made, in milliseconds since 1970; NaN: unknown. */
  readonly followedAt: Float64Array;
}

/**
 * Joins accounts and readings into a graph. Follows to or from an account that is not among them,
 * of itself, or told twice are dropped. O(n + m log d).
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
  const following = reversed(followers);
  return {
    accounts,
    followers,
    following,
    mutual: shared(followers, following),
    linked: joined(followers, following),
    readStates,
    followedAt,
  };
}
