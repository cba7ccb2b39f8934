import { hasNeighbour, neighboursOf, sizeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';

/** Linked nodes to draw an edge between. */
export interface DrawnEdges {
  /** Interleaved: both ends of each edge. */
  readonly pairs: Uint32Array;
  /** By edge, 1 if the two accounts follow each other. */
  readonly isMutual: Uint8Array;
}

/** Number of edges that still move smoothly, with a graphics card and with software rendering. */
const MAX_EDGES = { hardware: 50_000, software: 20_000 } as const;
/** More edges of a selection would be unreadable anyway. */
const MAX_FOCUS_EDGES = 6_000;

/** Whether all edges of a graph are drawn, or only those of the selected and hovered accounts. */
export const drawsAllEdges = ({ linked }: FollowGraph, isSoftware: boolean) =>
  linked.targets.length / 2 <= MAX_EDGES[isSoftware ? 'software' : 'hardware'];

/** Every linked pair, without duplicates. */
export function allEdges(graph: FollowGraph): DrawnEdges {
  const pairs: number[] = [];
  for (let node = 0; node < sizeOf(graph.linked); node += 1) {
    for (const other of neighboursOf(graph.linked, node)) if (other > node) pairs.push(node, other);
  }
  return drawn(graph, pairs);
}

/** The edges within the selection and those of the hovered account, up to a maximum. */
export function focusEdges(
  graph: FollowGraph,
  selected: ReadonlySet<number>,
  hovered: number | null,
): DrawnEdges {
  const pairs: number[] = [];
  if (hovered !== null) {
    for (const other of neighboursOf(graph.linked, hovered)) pairs.push(hovered, other);
  }
  for (const node of selected) {
    if (pairs.length > 2 * MAX_FOCUS_EDGES) break;
    for (const other of neighboursOf(graph.linked, node)) {
      if (other > node && selected.has(other) && node !== hovered && other !== hovered) {
        pairs.push(node, other);
      }
    }
  }
  return drawn(graph, pairs);
}

function drawn({ mutual }: FollowGraph, pairs: readonly number[]): DrawnEdges {
  const isMutual = new Uint8Array(pairs.length / 2);
  for (let edge = 0; edge < isMutual.length; edge += 1) {
    const [from = 0, to = 0] = [pairs[2 * edge], pairs[2 * edge + 1]];
    isMutual[edge] = hasNeighbour(mutual, from, to) ? 1 : 0;
  }
  return { pairs: Uint32Array.from(pairs), isMutual };
}
