import { countNeighbours, degreeOf, neighboursOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import { logLikelihoodRatio } from './chance';
import { similarSets } from './minHash';

/** An account that many members of a group follow. */
export interface CommonTarget {
  readonly target: number;
  /** Number of members who follow it. */
  readonly count: number;
  /** Log-likelihood ratio against its share of followers outside the group, minus ln(accounts). */
  readonly weight: number;
}

const MIN_SHARE = 0.3;
const MIN_COUNT = 3;

/**
 * Accounts that at least 30 % of a group follow, and significantly fewer of the other accounts;
 * those with the highest weight first. O(follows of the members).
 */
export function commonTargets(graph: FollowGraph, members: readonly number[]): CommonTarget[] {
  const size = members.length;
  const rest = graph.accounts.length - size;
  const logTries = Math.log(graph.accounts.length + 1);
  return [...countNeighbours(graph.following, members)]
    .filter(([, count]) => count >= MIN_COUNT && count >= MIN_SHARE * size)
    .map(([target, count]) => {
      const share = (degreeOf(graph.followers, target) - count + 1) / Math.max(1, rest + 1);
      return { target, count, weight: logLikelihoodRatio(count, size, share) - logTries };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.target - b.target);
}

const MIN_OVERLAP = 0.3;
const MIN_TARGETS = 4;
/** Following an account that more than this share of all follow is no signal. */
const MAX_POPULARITY = 0.02;

/**
 * Groups of accounts that follow nearly the same accounts: at least four each, popular ones left
 * out, with an overlap of 0.3 or more (MinHash with banding). Typical of bought followers, who
 * follow the same list of clients and rarely each other. O(48 m).
 */
export function sameTargetGroups(graph: FollowGraph): number[][] {
  const maxFollowers = Math.max(20, MAX_POPULARITY * graph.accounts.length);
  const sets = graph.accounts.map((_account, node) => {
    const targets = neighboursOf(graph.following, node);
    if (targets.length < MIN_TARGETS) return [];
    const chosen = [...targets].filter(
      (target) => degreeOf(graph.followers, target) <= maxFollowers,
    );
    return chosen.length < MIN_TARGETS ? [] : chosen;
  });
  return similarSets(sets, MIN_OVERLAP);
}
