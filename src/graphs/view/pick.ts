import { type Adjacency, neighboursOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import type { Measures } from '../analysis/messages';

/** What can be picked around one account. */
export const PICKS = ['neighbours', 'mutual', 'ego', 'group', 'core'] as const;
export type Pick = (typeof PICKS)[number];

/** The nodes that a pick around `node` takes, itself included, ascending. */
export function pickAround(
  pick: Pick,
  graph: FollowGraph,
  { groups, cores }: Measures,
  node: number,
): number[] {
  switch (pick) {
    case 'neighbours':
      return within(graph.linked, [node], 1);
    case 'mutual':
      return within(graph.mutual, [node], 1);
    case 'ego':
      return within(graph.linked, [node], 2);
    case 'group':
      return nodesWhere(groups, (group) => group === groups[node]);
    case 'core':
      return coreAround(graph.mutual, cores, node);
  }
}

/** Nodes within so many steps of some others, these included, ascending. O(m) at most. */
export function within(adjacency: Adjacency, nodes: readonly number[], steps: number): number[] {
  const met = new Set(nodes);
  let rim: number[] = [...met];
  for (let step = 0; step < steps; step += 1) {
    const next: number[] = [];
    for (const node of rim) {
      for (const other of neighboursOf(adjacency, node)) {
        if (met.has(other)) continue;
        met.add(other);
        next.push(other);
      }
    }
    rim = next;
  }
  return [...met].sort((a, b) => a - b);
}

/** Accounts reached over mutual follows among those of a core number no lower than the account's. */
function coreAround(mutual: Adjacency, cores: Uint32Array, node: number): number[] {
  const least = cores[node] ?? 0;
  const met = new Set([node]);
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const other of neighboursOf(mutual, next)) {
      if (met.has(other) || (cores[other] ?? 0) < least) continue;
      met.add(other);
      waiting.push(other);
    }
  }
  return [...met].sort((a, b) => a - b);
}

const nodesWhere = (values: Uint32Array, isTaken: (value: number) => boolean): number[] => {
  const nodes: number[] = [];
  values.forEach((value, node) => {
    if (isTaken(value)) nodes.push(node);
  });
  return nodes;
};
