/** A graph to be drawn: nodes are numbers from 0. */
export interface DrawnGraph {
  readonly size: number;
  /** Linked nodes, two and two. */
  readonly pairs: readonly number[];
  /** x and y of each node, in turn. */
  readonly positions: readonly number[];
}

export const LIBRARIES = ['cytoscape', 'vis_network'] as const;
export type Library = (typeof LIBRARIES)[number];

/** What the bench drives in a page of the instance. */
export interface GraphPage {
  /** Keeps a graph in the browser, as read whole; gives its identifier. */
  putGraph(graph: DrawnGraph): Promise<string>;
  /** Seconds to the first painted picture. */
  draw(library: Library, graph: DrawnGraph): Promise<number>;
}
