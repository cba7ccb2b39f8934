import Graph from 'graphology';
import { Sigma } from 'sigma';
import { EdgeLineProgram, NodeCircleProgram, NodePointProgram } from 'sigma/rendering';
import { fullName } from '../../api/contract';
import type { GraphAccount } from '../graph/account';
import type { FollowGraph } from '../graph/followGraph';
import { mixColours } from '../view/mixColours';
import type { Palette } from '../view/palette';
import { hoverDrawing } from './drawHover';
import { allEdges, drawsAllEdges, type DrawnEdges, focusEdges } from './edges';
import { inSlices } from './slices';

/** The appearance of the nodes. Arrays are indexed by node. */
export interface NodeStyles {
  readonly colours: readonly string[];
  /** Radius in pixels. */
  readonly sizes: Float32Array;
  /** 0 if the node is not drawn. */
  readonly shown: Uint8Array;
  readonly selected: ReadonlySet<number>;
  /** The account in the side panel. */
  readonly focus: number | null;
  readonly isMutualOnly: boolean;
  readonly palette: Palette;
}

interface PictureEvents {
  onOpen(node: number): void;
  onExpand(node: number): void;
  onHover(node: number | null): void;
  /** Called once a graph is drawn for the first time. */
  onDrawn(): void;
}

/** The drawn graph. */
export interface Picture {
  /** Draws another graph: first its nodes, then its edges. */
  show(graph: FollowGraph, positions: Float32Array): void;
  move(positions: Float32Array): void;
  setAppearance(styles: NodeStyles): void;
  /** Shown nodes whose centre satisfies `isInside`. Coordinates are pixels of the container. */
  nodesWhere(isInside: (x: number, y: number) => boolean): number[];
  fit(): void;
  zoom(factor: number): void;
  pan(right: number, down: number): void;
  goTo(node: number): void;
  /** The renderer, for exports. */
  readonly renderer: Sigma;
  close(): void;
}

interface EdgeAttributes {
  readonly isMutual: number;
  readonly from: number;
  readonly to: number;
}

const MAX_LABEL_LENGTH = 40;
/** Share of background mixed into nodes outside the selection. */
const FADED_SHARE = 0.75;
/** Characters that are invisible or change the direction of text: names are hostile input. */
const CONTROLS = /[\p{Cc}\p{Cf}]/gu;

const labelOf = (account: GraphAccount): string => {
  const name = fullName(account).replace(CONTROLS, '').trim();
  return name.length > MAX_LABEL_LENGTH ? `${name.slice(0, MAX_LABEL_LENGTH)}…` : name;
};

/** Creates a picture in a container that has a size. Throws when WebGL is missing. */
export function createPicture(
  container: HTMLElement,
  { isSoftware, events }: { isSoftware: boolean; events: PictureEvents },
): Picture {
  let graph: FollowGraph | null = null;
  let styles: NodeStyles | null = null;
  let hovered: number | null = null;
  let hasAllEdges = false;
  let building = new AbortController();

  const renderer = new Sigma(new Graph({ type: 'undirected' }), container, {
    allowInvalidContainer: true,
    defaultEdgeType: 'line',
    edgeProgramClasses: { line: EdgeLineProgram },
    // Points are the cheapest to fill when WebGL is rendered by software.
    nodeProgramClasses: { circle: isSoftware ? NodePointProgram : NodeCircleProgram },
    hideEdgesOnMove: true,
    labelFont: 'system-ui, sans-serif',
    labelSize: 12,
    labelRenderedSizeThreshold: 7,
    zIndex: true,
    doubleClickZoomingRatio: 1,
    minCameraRatio: 0.01,
    maxCameraRatio: 5,
    defaultDrawNodeHover: hoverDrawing(() => palette()),
    nodeReducer: (key, data) => nodeStyle(Number(key), data),
    edgeReducer: (_key, data) => edgeStyle(data),
  });

  const palette = (): Palette => {
    if (!styles) throw new Error('setAppearance was not called before drawing');
    return styles.palette;
  };

  const nodeStyle = (node: number, data: object) => {
    if (!styles) return data;
    const { colours, sizes, shown, selected, focus } = styles;
    const isSelected = selected.has(node);
    const isDim = selected.size > 0 && !isSelected && node !== focus;
    return {
      ...data,
      color: isDim
        ? mixColours(colours[node] ?? styles.palette.none, styles.palette.background, FADED_SHARE)
        : colours[node],
      size: (sizes[node] ?? 2) + (isSelected || node === focus ? 2 : 0),
      hidden: shown[node] === 0,
      zIndex: isSelected ? 2 : isDim ? 0 : 1,
      forceLabel: node === focus,
      highlighted: node === focus,
    };
  };

  const edgeStyle = (data: object) => {
    const { isMutual, from, to } = data as EdgeAttributes;
    return {
      ...data,
      color: isHighlighted(from, to) ? styles?.palette.strongEdge : styles?.palette.edge,
      hidden: styles?.isMutualOnly === true && !isMutual,
    };
  };

  /** Whether an edge is within the selection, or belongs to the hovered or focused account. */
  const isHighlighted = (from: number, to: number): boolean => {
    const centre = hovered ?? styles?.focus ?? null;
    if (centre !== null && (from === centre || to === centre)) return true;
    return styles !== null && styles.selected.has(from) && styles.selected.has(to);
  };

  /** Repaints the edges of some nodes when all edges are drawn. */
  const repaintEdges = (nodes: readonly (number | null)[]) => {
    const drawn = renderer.getGraph();
    const edges = nodes.flatMap((node) => (node === null ? [] : drawn.edges(node)));
    if (edges.length > 0) {
      renderer.refresh({ partialGraph: { edges }, skipIndexation: true, schedule: true });
    }
  };

  const drawFocusEdges = () => {
    if (!graph || hasAllEdges) return;
    const drawn = renderer.getGraph();
    if (drawn.size > 0) drawn.clearEdges();
    addEdges(
      drawn,
      focusEdges(graph, styles?.selected ?? new Set(), hovered ?? styles?.focus ?? null),
    );
  };

  const show = async (next: FollowGraph, positions: Float32Array) => {
    building.abort();
    building = new AbortController();
    const { signal } = building;
    const drawn = new Graph({ type: 'undirected' });
    const hasNodes = await inSlices(
      next.accounts.length,
      (node) => {
        const account = next.accounts[node];
        if (account) drawn.addNode(node, { ...at(positions, node), label: labelOf(account) });
      },
      signal,
    );
    if (!hasNodes) return;
    graph = next;
    hasAllEdges = false;
    hovered = null;
    renderer.setGraph(drawn);
    renderer.once('afterRender', events.onDrawn);
    if (!drawsAllEdges(next, isSoftware)) {
      drawFocusEdges();
      return;
    }
    // Add the edges to a copy: the renderer would react to each edge added to the graph it shows.
    const withEdges = drawn.copy();
    const edges = allEdges(next);
    const isBuilt = await inSlices(
      edges.isMutual.length,
      (edge) => {
        addEdge(withEdges, edges, edge);
      },
      signal,
    );
    if (!isBuilt) return;
    hasAllEdges = true;
    copyPositions(drawn, withEdges);
    renderer.setGraph(withEdges);
  };

  const hover = (node: number | null) => {
    const before = hovered;
    hovered = node;
    if (hasAllEdges) repaintEdges([before, node]);
    else drawFocusEdges();
    events.onHover(node);
  };
  // Sigma only reacts to the size of the window, but panels also change that of the container.
  const sizes = new ResizeObserver(() => {
    renderer.resize();
    renderer.scheduleRender();
  });
  sizes.observe(container);

  renderer.on('enterNode', ({ node }) => {
    hover(Number(node));
  });
  renderer.on('leaveNode', () => {
    hover(null);
  });
  renderer.on('clickNode', ({ node }) => {
    events.onOpen(Number(node));
  });
  renderer.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    events.onExpand(Number(node));
  });

  const camera = renderer.getCamera();
  return {
    renderer,
    show: (next, positions) => void show(next, positions),
    move(positions) {
      const drawn = renderer.getGraph();
      if (2 * drawn.order !== positions.length) return;
      drawn.updateEachNodeAttributes(
        (key, attributes) => ({ ...attributes, ...at(positions, Number(key)) }),
        { attributes: ['x', 'y'] },
      );
    },
    setAppearance(next) {
      const isSameFocus =
        styles !== null && styles.selected === next.selected && styles.focus === next.focus;
      if (styles?.palette !== next.palette) {
        renderer.setSetting('labelColor', { color: next.palette.text });
      }
      styles = next;
      if (!isSameFocus) drawFocusEdges();
      renderer.refresh({ schedule: true });
    },
    nodesWhere(isInside) {
      const nodes: number[] = [];
      renderer.getGraph().forEachNode((key, attributes) => {
        const node = Number(key);
        if (styles?.shown[node] === 0) return;
        const { x, y } = renderer.graphToViewport(attributes as { x: number; y: number });
        if (isInside(x, y)) nodes.push(node);
      });
      return nodes;
    },
    fit: () => void camera.animatedReset({ duration: 200 }),
    zoom: (factor) => void camera.animate({ ratio: camera.ratio / factor }, { duration: 150 }),
    pan(right, down) {
      const { x, y, ratio } = camera.getState();
      void camera.animate({ x: x + right * ratio, y: y - down * ratio }, { duration: 100 });
    },
    goTo(node) {
      const data = renderer.getNodeDisplayData(String(node));
      if (!data) return;
      void camera.animate(
        { x: data.x, y: data.y, ratio: Math.min(camera.ratio, 0.3) },
        { duration: 300 },
      );
    },
    close() {
      building.abort();
      sizes.disconnect();
      renderer.kill();
    },
  };
}

const at = (positions: Float32Array, node: number) => ({
  x: positions[2 * node] ?? 0,
  y: positions[2 * node + 1] ?? 0,
});

function addEdge(drawn: Graph, { pairs, isMutual }: DrawnEdges, edge: number) {
  const [from = 0, to = 0] = [pairs[2 * edge], pairs[2 * edge + 1]];
  const attributes: EdgeAttributes = { isMutual: isMutual[edge] ?? 0, from, to };
  drawn.addUndirectedEdgeWithKey(edge, from, to, { ...attributes, size: 1 });
}

function addEdges(drawn: Graph, edges: DrawnEdges) {
  for (let edge = 0; edge < edges.isMutual.length; edge += 1) addEdge(drawn, edges, edge);
}

/** Copies the positions, which the layout may have changed while the edges were added. */
function copyPositions(from: Graph, to: Graph) {
  to.updateEachNodeAttributes((key, attributes) => {
    const { x, y } = from.getNodeAttributes(key) as { x: number; y: number };
    return { ...attributes, x, y };
  });
}
