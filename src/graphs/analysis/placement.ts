import { packSiblings } from 'd3-hierarchy';
import { degreeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import { membersOfGroups } from '../measures/groups';

/** Angle between successive nodes, as in a sunflower: spreads them evenly over a disc. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const SPACING = 10;
/** Factor for the radius of each group, for some space around it. */
const MARGIN = 1.15;

/**
 * Computes a readable first layout quickly: packs the groups as discs, each with its most linked
 * accounts in the middle. Deterministic.
 *
 * @param groups group of each node, from 0
 * @returns interleaved x and y of each node
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
