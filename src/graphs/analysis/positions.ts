import type { SavedPositions } from '../crawl/savedGraph';
import { neighboursOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';

export const savedPositions = (graph: FollowGraph, values: Float32Array): SavedPositions => ({
  ids: graph.accounts.map(({ id }) => id),
  values,
});

/**
 * The saved positions of a graph. Accounts added since are placed beside the accounts they are linked
 * with, or at their position in `first` if none of these has a saved one.
 *
 * If fewer than half of the accounts have a saved position, all positions are those of `first`.
 *
 * @returns `isWhole`: whether every account has a saved position
 */
export function positionsFrom(
  graph: FollowGraph,
  saved: SavedPositions | null,
  first: Float32Array,
): { positions: Float32Array; isWhole: boolean } {
  const placeOf = new Map(saved?.ids.map((id, place) => [id, place]));
  const places = graph.accounts.map(({ id }) => placeOf.get(id));
  const known = places.filter((place) => place !== undefined).length;
  if (!saved || 2 * known < places.length) return { positions: first, isWhole: false };
  const positions = new Float32Array(2 * places.length);
  const put = (node: number, x: number, y: number) => {
    positions[2 * node] = x;
    positions[2 * node + 1] = y;
  };
  places.forEach((place, node) => {
    if (place === undefined) return;
    put(node, saved.values[2 * place] ?? 0, saved.values[2 * place + 1] ?? 0);
  });
  places.forEach((place, node) => {
    if (place !== undefined) return;
    const placed = [...neighboursOf(graph.linked, node)].filter(
      (other) => places[other] !== undefined,
    );
    if (placed.length === 0) {
      put(node, first[2 * node] ?? 0, first[2 * node + 1] ?? 0);
      return;
    }
    const mean = (axis: 0 | 1) =>
      placed.reduce((sum, other) => sum + (positions[2 * other + axis] ?? 0), 0) / placed.length;
    // With a small offset, so that accounts that follow the same one do not overlap.
    put(node, mean(0) + 5 * Math.cos(node), mean(1) + 5 * Math.sin(node));
  });
  return { positions, isWhole: known === places.length };
}
