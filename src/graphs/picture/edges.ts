import { hasNeighbour, neighboursOf, sizeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';

/** Pairs of linked nodes, one after the other, and which of them follow each other. */
export interface DrawnEdges {
  readonly pairs: Uint32Array;
  readonly isMutual: Uint8Array;
}

/** A machine with a graphics card draws so many lines smoothly; one that draws by software, these. */
const MAX_EDGES = { hardware: 50_000, software: 20_000 } as const;
/** Lines of the selection beyond these say nothing more. */
const MAX_FOCUS_EDGES = 6_000;

/** Whether all lines of a graph are drawn, or those of what is selected or pointed at only. */
export const drawsAllEdges = ({ linked }: FollowGraph, isSoftware: boolean) =>
  linked.targets.length / 2 <= MAX_EDGES[isSoftware ? 'software' : 'hardware'];

/** Every linked pair, each once. */
export function allEdges(graph: FollowGraph): DrawnEdges {
  const pairs: number[] = [];
  for (let node = 0; node < sizeOf(graph.linked); node += 1) {
    for (const other of neighboursOf(graph.linked, node)) if (other > node) pairs.push(node, other);
  }
  return drawn(graph, pairs);
}

/** The pairs inside a selection, and all of one account that is pointed at; cut when very many. */
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
