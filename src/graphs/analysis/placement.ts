import { packSiblings } from 'd3-hierarchy';
import { degreeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import { membersOfGroups } from '../measures/groups';

/** Angle between one node and the next on a sunflower: no two lie in line. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const SPACING = 10;
/** Room around each group, as a share of its own radius. */
const MARGIN = 1.15;

/**
 * A readable first picture at once: the groups as discs packed side by side, in each the accounts
 * with most links in the middle. Deterministic.
 *
 * @param groups group of each node, from 0
 * @returns x and y of each node, in turn
 */
export function placeByGroup(graph: FollowGraph, groups: Uint32Array): Float32Array {
  const members = membersOfGroups(groups).sort((a, b) => b.length - a.length);
  const discs = packSiblings(
    members.map((nodes) => ({ r: MARGIN * SPACING * Math.sqrt(nodes.length + 1), nodes })),
  );
  const positions = new Float32Array(2 * groups.length);
  for (const { x, y, nodes } of discs) {
    nodes.sort((a, b) => degreeOf(graph.linked, b) - degreeOf(graph.linked, a) || a - b);
    nodes.forEach((node, place) => {
      const radius = SPACING * Math.sqrt(place);
      positions[2 * node] = x + radius * Math.cos(place * GOLDEN_ANGLE);
      positions[2 * node + 1] = y + radius * Math.sin(place * GOLDEN_ANGLE);
    });
  }
  return positions;
}
