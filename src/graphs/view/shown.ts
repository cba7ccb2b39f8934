import { degreeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import type { Categories } from './categories';
import type { GraphView } from './graphView';

/** 1 for each node that is shown, by node; 0 for one that is hidden or put out by the legend. */
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

/** Radius of each node, in pixels at rest: its area grows with what it tells, up to a limit. */
export function nodeSizes(graph: FollowGraph, sizeBy: GraphView['sizeBy']): Float32Array {
  const { accounts, linked } = graph;
  const value = (node: number) =>
    sizeBy === 'followers' ? (accounts[node]?.details?.followers ?? 0) : degreeOf(linked, node);
  const values = Float32Array.from(accounts, (_account, node) => value(node));
  const most = values.reduce((a, b) => Math.max(a, b), 1);
  // Few accounts have room for larger discs.
  const scale = accounts.length > 2_000 ? 8 : accounts.length > 300 ? 11 : 14;
  return values.map((number) => 2 + scale * Math.sqrt(number / most));
}
