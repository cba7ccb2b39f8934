import { DAY_MS, HOUR_MS } from '../../ui/durations';
import { degreeOf, neighboursOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import { logPoissonTail } from './chance';
import { densestWindow, expectedShare, type Signups } from './signups';
import { holdersOf, type TraitColumn } from './traitColumn';

const MIN_FOLLOWERS = 4;
const WINDOWS_MS = [2 * HOUR_MS, DAY_MS];
/** Maximum number of stars this unlikely that are expected by chance in a whole graph. */
const LOG_MAX_EXPECTED = Math.log(0.01);

/**
 * Accounts created in one burst that follow the same account. For each followed account, looks at
 * the densest 2 h and 24 h of its followers' sign-ups. Keeps those where the Poisson tail of their
 * number, times the number of windows tried, is at most 0.01. O(m log d).
 */
export function burstStars(graph: FollowGraph, signups: Signups): number[][] {
  const stars: number[][] = [];
  const logTries = Math.log(graph.following.targets.length + 1);
  graph.accounts.forEach((_account, target) => {
    const degree = degreeOf(graph.followers, target);
    if (degree < MIN_FOLLOWERS) return;
    const row = neighboursOf(graph.followers, target);
    const times = Float64Array.from(row, (node) => signups.since[node] ?? NaN)
      .filter(Number.isFinite)
      .sort();
    for (const lengthMs of WINDOWS_MS) {
      const { count, from, to } = densestWindow(times, lengthMs);
      if (count < MIN_FOLLOWERS) continue;
      const expected = times.length * expectedShare(signups, from, to, count);
      if (logPoissonTail(count, expected) + logTries > LOG_MAX_EXPECTED) continue;
      stars.push(
        [...row].filter((node) => {
          const since = signups.since[node] ?? NaN;
          return since >= from && since <= to;
        }),
      );
    }
  });
  return stars;
}

/**
 * Accounts that share a rare trait, such as a link domain, and follow the same account. Keeps those
 * where the Poisson tail of their number, times the number of follows, is at most 0.01. O(m).
 */
export function traitStars(graph: FollowGraph, column: TraitColumn): number[][] {
  const stars: number[][] = [];
  const logTries = Math.log(graph.following.targets.length + 1);
  graph.accounts.forEach((_account, target) => {
    const row = neighboursOf(graph.followers, target);
    if (row.length < MIN_FOLLOWERS) return;
    for (const [value, nodes] of holdersOf(column, row)) {
      if (nodes.length < MIN_FOLLOWERS) continue;
      const others = (column.counts[value] ?? 0) - nodes.length + 1;
      const expected = (row.length * others) / Math.max(1, column.known);
      if (logPoissonTail(nodes.length, expected) + logTries <= LOG_MAX_EXPECTED) stars.push(nodes);
    }
  });
  return stars;
}
