import { type Adjacency, degreeOf, neighboursOf, sizeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import { logChoose, logPoissonTail } from './chance';

/** The follows of some accounts, among themselves and with the rest. */
export interface Ties {
  readonly size: number;
  /** Follows inside; `size * (size - 1)` are possible. */
  readonly follows: number;
  /** Pairs inside with a follow, whichever way; and with follows both ways. */
  readonly linked: number;
  readonly mutual: number;
  /** Links inside of the member that has fewest. */
  readonly minLinks: number;
  /**
   * Follows that members get from outside. To follow the rest costs a ring nothing and hides it;
   * to be followed by the rest is what it cannot give itself (the attack edges of Cao et al.,
   * NSDI 2012).
   */
  readonly leaving: number;
  /** Held against chance: all links inside, or the mutual ones alone where these tell more. */
  readonly chance: Chance;
}

export interface Chance {
  readonly links: number;
  /** Links inside that chance makes among accounts of the same degrees. */
  readonly expectedLinks: number;
  /** ln of how many groups of this size and as close such a graph holds: below 0, under one. */
  readonly logExpectedGroups: number;
}

/** Counts the ties of a group and holds them against chance. O(links of the members). */
export function tiesOf(graph: FollowGraph, members: readonly number[]): Ties {
  const inside = new Set(members);
  const { linked, following, followers, mutual } = graph;
  let follows = 0;
  let mutualEnds = 0;
  let linkEnds = 0;
  let leaving = 0;
  let minLinks = Infinity;
  for (const node of members) {
    const links = countInside(neighboursOf(linked, node), inside);
    linkEnds += links;
    minLinks = Math.min(minLinks, links);
    follows += countInside(neighboursOf(following, node), inside);
    mutualEnds += countInside(neighboursOf(mutual, node), inside);
    const row = neighboursOf(followers, node);
    leaving += row.length - countInside(row, inside);
  }
  const byLinks = chanceOf(linked, members, linkEnds / 2);
  const byMutual = chanceOf(mutual, members, mutualEnds / 2);
  return {
    size: members.length,
    follows,
    linked: linkEnds / 2,
    mutual: mutualEnds / 2,
    minLinks: members.length === 0 ? 0 : minLinks,
    leaving,
    chance: byMutual.logExpectedGroups < byLinks.logExpectedGroups ? byMutual : byLinks,
  };
}

/**
 * A graph that was read around a few accounts holds little else than them, so chance within it
 * would explain any ring. It is taken for a part of an instance with at least so many link ends.
 */
const MIN_LINK_ENDS = 20_000;
/** Two ways of counting are tried, and the better is told. */
const LOG_WAYS = Math.log(2);

/**
 * In the configuration model accounts u and v are linked with probability d(u)·d(v) / 2m, so the
 * links inside S are near Poisson with mean Σ over pairs = (vol(S)² − Σ d²) / 4m; that tail times
 * the number of groups of |S| accounts is how many groups as close chance would make (a bound: it
 * counts overlapping groups apart). Mutual follows alone tell more of a ring that follows popular
 * accounts, who do not follow back: those raise its degrees. O(members).
 */
function chanceOf(adjacency: Adjacency, members: readonly number[], links: number): Chance {
  let volume = 0;
  let squares = 0;
  for (const node of members) {
    const degree = degreeOf(adjacency, node);
    volume += degree;
    squares += degree * degree;
  }
  const ends = Math.max(MIN_LINK_ENDS, adjacency.targets.length);
  const expectedLinks = (volume * volume - squares) / (2 * ends);
  return {
    links,
    expectedLinks,
    logExpectedGroups:
      logChoose(sizeOf(adjacency), members.length) +
      logPoissonTail(links, expectedLinks) +
      LOG_WAYS,
  };
}

function countInside(row: Uint32Array, inside: ReadonlySet<number>): number {
  let count = 0;
  for (const other of row) if (inside.has(other)) count += 1;
  return count;
}
