import { inferSettings } from 'graphology-layout-forceatlas2';
import iterate from 'graphology-layout-forceatlas2/iterate';
import separate from 'graphology-layout-noverlap/iterate';
import { degreeOf, hasNeighbour, neighboursOf, sizeOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';

/** A layout of a graph, computed step by step. */
export interface Layout {
  /** One iteration of ForceAtlas2. O(n log n + m). */
  step(): void;
  /** Moves overlapping nodes apart. */
  separate(): void;
  /** A copy of the positions: interleaved x and y of each node. */
  positions(): Float32Array;
}

/** Numbers per node in the matrix of graphology's ForceAtlas2: x, y, forces, mass and so on. */
const PER_NODE = 10;
const MASS = 6;
const CONVERGENCE = 7;
const SIZE = 8;
const PER_EDGE = 3;
const MUTUAL_WEIGHT = 2;
const SEPARATION_STEPS = 60;

/**
 * ForceAtlas2 (Jacomy et al., PLoS ONE 2014) from given positions. Not random: the same positions give
 * the same layout. Mutual follows attract twice as much.
 */
export function createLayout(graph: FollowGraph, start: Float32Array): Layout {
  const size = sizeOf(graph.linked);
  const nodes = new Float32Array(size * PER_NODE);
  for (let node = 0; node < size; node += 1) {
    const at = node * PER_NODE;
    nodes[at] = start[2 * node] ?? 0;
    nodes[at + 1] = start[2 * node + 1] ?? 0;
    nodes[at + MASS] = 1 + degreeOf(graph.linked, node);
    nodes[at + CONVERGENCE] = 1;
    nodes[at + SIZE] = 1;
  }
  const edges = edgeMatrix(graph);
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    strongGravityMode: true,
    gravity: 0.05,
    scalingRatio: 10,
    slowDown: 1,
    barnesHutOptimize: false,
    barnesHutTheta: 0.5,
    ...inferSettings(size),
  };
  return {
    step: () => iterate(settings, nodes, edges),
    separate: () => {
      moveApart(nodes, size);
    },
    positions: () => {
      const positions = new Float32Array(2 * size);
      for (let node = 0; node < size; node += 1) {
        positions[2 * node] = nodes[node * PER_NODE] ?? 0;
        positions[2 * node + 1] = nodes[node * PER_NODE + 1] ?? 0;
      }
      return positions;
    },
  };
}

function edgeMatrix({ linked, mutual }: FollowGraph): Float32Array {
  const edges = new Float32Array((linked.targets.length / 2) * PER_EDGE);
  let at = 0;
  for (let node = 0; node < sizeOf(linked); node += 1) {
    for (const other of neighboursOf(linked, node)) {
      if (other <= node) continue;
      edges[at] = node * PER_NODE;
      edges[at + 1] = other * PER_NODE;
      edges[at + 2] = hasNeighbour(mutual, node, other) ? MUTUAL_WEIGHT : 1;
      at += PER_EDGE;
    }
  }
  return edges;
}

/** The radius of the discs depends on the extent of the layout, since it is scaled to the screen. */
function moveApart(nodes: Float32Array, size: number) {
  const discs = new Float32Array(size * PER_EDGE);
  let extent = 0;
  for (let node = 0; node < size; node += 1) {
    const [x = 0, y = 0] = nodes.subarray(node * PER_NODE, node * PER_NODE + 2);
    extent = Math.max(extent, Math.abs(x), Math.abs(y));
    discs.set([x, y, 0], node * PER_EDGE);
  }
  const radius = extent / 300;
  for (let node = 0; node < size; node += 1) discs[node * PER_EDGE + 2] = radius;
  const settings = { gridSize: 60, margin: radius / 2, expansion: 1.05, ratio: 1, speed: 3 };
  for (let step = 0; step < SEPARATION_STEPS; step += 1) {
    if (separate(settings, discs).converged) break;
  }
  for (let node = 0; node < size; node += 1) {
    nodes.set(discs.subarray(node * PER_EDGE, node * PER_EDGE + 2), node * PER_NODE);
  }
}

/** The number of iterations for a stable layout: fewer for large graphs, whose steps are slower. */
export const iterationsFor = (size: number) => (size > 20_000 ? 60 : size > 3_000 ? 150 : 400);
