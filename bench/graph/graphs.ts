import { buildFollowGraph, READ } from '../../src/graphs/graph/followGraph';
import { placeByGroup } from '../../src/graphs/analysis/placement';
import { anAccount, nodeId } from '../../src/graphs/graph/builders';
import { louvainGroups } from '../../src/graphs/measures/groups';
import type { World } from '../rings/world';
import { followersOf } from './followersOf';
import type { DrawnGraph } from './library';

/** Accounts of a world that follow each other, two and two. */
export const linkedPairs = ({ follows }: World): number[] =>
  follows.filter(([follower, followed]) => follower < followed).flat();

/** The so many nodes with most links, numbered anew, and the links among them. */
export function mostLinked(pairs: readonly number[], size: number): number[] {
  const degrees = new Map<number, number>();
  for (const node of pairs) degrees.set(node, (degrees.get(node) ?? 0) + 1);
  const kept = [...degrees].sort((a, b) => b[1] - a[1]).slice(0, size);
  const numbers = new Map(kept.map(([node], number) => [node, number]));
  const result: number[] = [];
  for (let edge = 0; edge < pairs.length / 2; edge += 1) {
    const from = numbers.get(pairs[2 * edge] ?? -1);
    const to = numbers.get(pairs[2 * edge + 1] ?? -1);
    if (from !== undefined && to !== undefined) result.push(from, to);
  }
  return result;
}

/** A larger graph of the same shape: copies of a real one, a link in ten led to another copy. */
export function enlarged(pairs: readonly number[], size: number): number[] {
  const own = pairs.reduce((most, node) => Math.max(most, node), 0) + 1;
  const copies = Math.ceil(size / own);
  const result: number[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    for (let edge = 0; edge < pairs.length / 2; edge += 1) {
      const from = copy * own + (pairs[2 * edge] ?? 0);
      const other = edge % 10 === 0 ? (copy + 1) % copies : copy;
      const to = other * own + (pairs[2 * edge + 1] ?? 0);
      if (from < size && to < size && from !== to) result.push(from, to);
    }
  }
  return result;
}

/** The links with the places that Vigie's first picture gives: the same for every library. */
export function drawnGraph(size: number, pairs: readonly number[]): DrawnGraph {
  const followers = followersOf({ size, pairs });
  const graph = buildFollowGraph(
    followers.map((_own, node) => anAccount(node)),
    followers.map((own, node) => ({
      id: nodeId(node),
      followers: own,
      since: [],
      state: READ.whole,
    })),
  );
  return { size, pairs, positions: [...placeByGroup(graph, louvainGroups(graph).groups)] };
}
