import { degreeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import type { Categories } from './categories';
import type { GraphView } from './graphView';

/** By node, 1 if it is shown, 0 if it is hidden or filtered by the legend or by mutual follows. */
export function shownNodes(
  { accounts, mutual }: FollowGraph,
  { hidden, off, isMutualOnly }: GraphView,
  { categories, of }: Categories,
): Uint8Array {
  return Uint8Array.from(accounts, ({ id }, node) => {
    if (hidden.has(id) || off.has(categories[of[node] ?? 0]?.key ?? '')) return 0;
    return isMutualOnly && degreeOf(mutual, node) === 0 ? 0 : 1;
  });
}

/** Radius of each node in pixels, unzoomed. Its area grows with the value, up to a maximum. */
export function nodeSizes(graph: FollowGraph, sizeBy: GraphView['sizeBy']): Float32Array {
  const { accounts, linked } = graph;
  const value = (node: number) =>
    sizeBy === 'followers' ? (accounts[node]?.details?.followers ?? 0) : degreeOf(linked, node);
  const values = Float32Array.from(accounts, (_account, node) => value(node));
  const max = values.reduce((a, b) => Math.max(a, b), 1);
  // A small graph has room for larger discs.
  const scale = accounts.length > 2_000 ? 8 : accounts.length > 300 ? 11 : 14;
  return values.map((number) => 2 + scale * Math.sqrt(number / max));
}
