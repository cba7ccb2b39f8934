import { type Adjacency, neighboursOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import type { Measures } from '../analysis/messages';

/** Ways to select accounts around one account. */
export const PICKS = ['neighbours', 'mutual', 'ego', 'group', 'core'] as const;
type Pick = (typeof PICKS)[number];

/** The nodes that a pick around `node` selects, including `node`, ascending. */
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

/** Nodes at most `steps` links away from the given ones, including these, ascending. O(m). */
function within(adjacency: Adjacency, nodes: readonly number[], steps: number): number[] {
  const visited = new Set(nodes);
  let frontier: number[] = [...visited];
  for (let step = 0; step < steps; step += 1) {
    const next: number[] = [];
    for (const node of frontier) {
      for (const other of neighboursOf(adjacency, node)) {
        if (visited.has(other)) continue;
        visited.add(other);
        next.push(other);
      }
    }
    frontier = next;
  }
  return [...visited].sort((a, b) => a - b);
}

/** Accounts reachable by mutual follows among those with at least the core number of `node`. */
function coreAround(mutual: Adjacency, cores: Uint32Array, node: number): number[] {
  const minCore = cores[node] ?? 0;
  const visited = new Set([node]);
  const stack = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const other of neighboursOf(mutual, next)) {
      if (visited.has(other) || (cores[other] ?? 0) < minCore) continue;
      visited.add(other);
      stack.push(other);
    }
  }
  return [...visited].sort((a, b) => a - b);
}

const nodesWhere = (values: Uint32Array, isTaken: (value: number) => boolean): number[] => {
  const nodes: number[] = [];
  values.forEach((value, node) => {
    if (isTaken(value)) nodes.push(node);
  });
  return nodes;
};
