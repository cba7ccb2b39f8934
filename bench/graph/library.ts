/** A graph to draw. Nodes are numbered from 0. */
export interface DrawnGraph {
  readonly size: number;
  /** Linked nodes: interleaved ends of each link. */
  readonly pairs: readonly number[];
  /** Interleaved x and y of each node. */
  readonly positions: readonly number[];
}

export const LIBRARIES = ['cytoscape', 'vis_network'] as const;
export type Library = (typeof LIBRARIES)[number];

/** The functions that the benchmark calls in a page. */
export interface GraphPage {
  /** Saves a graph of a moderator in the browser as completely read; returns its identifier. */
  putGraph(graph: DrawnGraph, moderator: string): Promise<string>;
  /** Draws a graph; returns the seconds to the first painted picture. */
  draw(library: Library, graph: DrawnGraph): Promise<number>;
}
