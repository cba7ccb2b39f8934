import { countNeighbours, degreeOf, neighboursOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import { logLikelihoodRatio } from './chance';
import { similarSets } from './minHash';

/** Whom members of a group follow alike. */
export interface CommonTarget {
  readonly target: number;
  /** Members who follow it. */
  readonly count: number;
  /** Log-likelihood ratio against its share of followers among the rest, less ln of all targets. */
  readonly weight: number;
}

const MIN_SHARE = 0.3;
const MIN_COUNT = 3;

/**
 * Accounts that three in ten of a group or more follow, far more than among the rest, the most
 * telling first. An account that everybody follows is none. O(follows of the members).
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
/** Followed by more than this share of all: says nothing of who follows it. */
const POPULAR = 0.02;

/**
 * Groups that follow nearly the same accounts: whom each follows overlaps by a third or more
 * (MinHash with banding), popular accounts left out, at least four others each. Bought followers
 * look so: one shopping list, few ties among themselves. O(48 m).
 */
export function sameTargetGroups(graph: FollowGraph): number[][] {
  const most = Math.max(20, POPULAR * graph.accounts.length);
  const sets = graph.accounts.map((_account, node) => {
    const targets = neighboursOf(graph.following, node);
    if (targets.length < MIN_TARGETS) return [];
    const chosen = [...targets].filter((target) => degreeOf(graph.followers, target) <= most);
    return chosen.length < MIN_TARGETS ? [] : chosen;
  });
  return similarSets(sets, MIN_OVERLAP);
}
