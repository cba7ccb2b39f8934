import { buildFollowGraph, READ } from '../../src/graphs/graph/followGraph';
import { placeByGroup } from '../../src/graphs/analysis/placement';
import { anAccount, nodeId } from '../../src/graphs/graph/builders';
import { louvainGroups } from '../../src/graphs/measures/groups';
import type { World } from '../rings/world';
import { followersOf } from './followersOf';
import type { DrawnGraph } from './library';

/** Accounts that follow each other: interleaved ends of each pair. */
export const linkedPairs = ({ follows }: World): number[] =>
  follows.filter(([follower, followed]) => follower < followed).flat();

/** The links among the `size` most linked nodes, which are renumbered from 0. */
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

/** A larger graph of similar shape: copies of a real one, with one link in ten to the next copy. */
export function enlarged(pairs: readonly number[], size: number): number[] {
  const copySize = pairs.reduce((max, node) => Math.max(max, node), 0) + 1;
  const copies = Math.ceil(size / copySize);
  const result: number[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    for (let edge = 0; edge < pairs.length / 2; edge += 1) {
      const from = copy * copySize + (pairs[2 * edge] ?? 0);
      const other = edge % 10 === 0 ? (copy + 1) % copies : copy;
      const to = other * copySize + (pairs[2 * edge + 1] ?? 0);
      if (from < size && to < size && from !== to) result.push(from, to);
    }
  }
  return result;
}

/** The links with the positions of Vigie's first layout, so that every library draws the same. */
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
