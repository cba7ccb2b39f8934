import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import groupBy from 'lodash/groupBy.js';
import { neighboursOf, sizeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import { seededRandom } from './random';

interface Groups {
  /** Group of each node, numbered from 0 in descending order of size. */
  readonly groups: Uint32Array;
  readonly count: number;
  /** From −0.5 to 1: the share of links inside groups, minus the share expected by chance. */
  readonly modularity: number;
}

/**
 * Groups linked accounts by the Louvain method (Blondel et al. 2008).
 *
 * This gives an overview and does not find rings: groups with fewer than about √(2m) links are
 * merged into larger ones (Fortunato and Barthélemy 2007). About O(m). Deterministic for a seed.
 */
export function louvainGroups({ linked }: Pick<FollowGraph, 'linked'>, seed = 1): Groups {
  const size = sizeOf(linked);
  if (linked.targets.length === 0) {
    return {
      groups: Uint32Array.from({ length: size }, (_, node) => node),
      count: size,
      modularity: 0,
    };
  }
  const graph = new UndirectedGraph({ allowSelfLoops: false });
  for (let node = 0; node < size; node += 1) graph.addNode(node);
  for (let node = 0; node < size; node += 1) {
    for (const other of neighboursOf(linked, node)) {
      if (other > node) graph.addUndirectedEdgeWithKey(`${node}-${other}`, node, other);
    }
  }
  const { communities, count, modularity } = louvain.detailed(graph, {
    getEdgeWeight: null,
    rng: seededRandom(seed),
  });
  return {
    groups: bySize(
      Uint32Array.from({ length: size }, (_, node) => communities[node] ?? 0),
      count,
    ),
    count,
    modularity,
  };
}

function bySize(groups: Uint32Array, count: number): Uint32Array {
  const sizes = new Uint32Array(count);
  for (const group of groups) sizes[group] = (sizes[group] ?? 0) + 1;
  const order = [...sizes.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const ranks = new Uint32Array(count);
  order.forEach((group, rank) => (ranks[group] = rank));
  return groups.map((group) => ranks[group] ?? 0);
}

/**
 * The nodes of each group. Nodes and groups are in ascending order. Empty groups are left out.
 * O(n).
 */
export const membersOfGroups = (groups: Uint32Array): number[][] =>
  Object.values(groupBy([...groups.keys()], (node) => groups[node]));
