import { type Adjacency, degreeOf, neighboursOf, sizeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import { logChoose, logPoissonTail } from './chance';

/** The follows among the members of a group, and with other accounts. */
export interface Ties {
  readonly size: number;
  /** Number of follows inside. `size * (size - 1)` are possible. */
  readonly follows: number;
  /** Pairs inside with a follow in at least one direction. */
  readonly linked: number;
  /** Pairs inside that follow each other. */
  readonly mutual: number;
  /** The smallest number of links that a member has inside. */
  readonly minLinks: number;
  /**
   * Follows of members by accounts outside. A ring can follow others at no cost, to hide itself,
   * but cannot make others follow it (the attack edges of Cao et al., NSDI 2012).
   */
  readonly leaving: number;
  /** Comparison with chance, of all links inside or of mutual ones, whichever is less likely. */
  readonly chance: Chance;
}

export interface Chance {
  readonly links: number;
  /** Links inside that accounts of the same degrees have by chance. */
  readonly expectedLinks: number;
  /** ln of the expected number of equally dense groups of this size in a random graph. */
  readonly logExpectedGroups: number;
}

/** Counts the ties of a group and compares them with chance. O(links of the members). */
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
 * A graph read around a few accounts may contain little else than a ring, which chance would then
 * explain. So each graph is treated as part of an instance with at least this many link ends.
 */
const MIN_LINK_ENDS = 20_000;
/** Corrects for reporting the better of two tests: all links and mutual ones. */
const LOG_TESTS = Math.log(2);

/**
 * In the configuration model, u and v are linked with probability d(u)·d(v) / 2m. So the number of
 * links inside S is about Poisson, with mean Σ over pairs = (vol(S)² − Σ d²) / 4m. The Poisson tail
 * times the number of possible groups of |S| accounts is the expected number of groups as dense by
 * chance: an upper bound, since overlapping groups count separately.
 *
 * Mutual follows alone are the better test for a ring that also follows popular accounts: these do
 * not follow back, and they raise the degrees of its members. O(members).
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
      LOG_TESTS,
  };
}

function countInside(row: Uint32Array, inside: ReadonlySet<number>): number {
  let count = 0;
  for (const other of row) if (inside.has(other)) count += 1;
  return count;
}
