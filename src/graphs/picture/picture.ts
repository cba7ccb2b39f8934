import Graph from 'graphology';
import { Sigma } from 'sigma';
import { EdgeLineProgram, NodeCircleProgram, NodePointProgram } from 'sigma/rendering';
import { fullName, type GraphAccount } from '../graph/account';
import type { FollowGraph } from '../graph/followGraph';
import { mixed } from '../view/mixed';
import type { Palette } from '../view/palette';
import { hoverDrawing } from './drawHover';
import { allEdges, drawsAllEdges, type DrawnEdges, focusEdges } from './edges';
import { inSlices } from './slices';

/** How each node looks, by node. */
export interface NodeStyles {
  readonly colours: readonly string[];
  /** Radius in pixels. */
  readonly sizes: Float32Array;
  /** 0: not drawn. */
  readonly shown: Uint8Array;
  readonly selected: ReadonlySet<number>;
  /** The account in the side panel. */
  readonly focus: number | null;
  readonly isMutualOnly: boolean;
  readonly palette: Palette;
}

export interface PictureEvents {
  onOpen(node: number): void;
  onExpand(node: number): void;
  onHover(node: number | null): void;
  /** The first picture of a graph stands. */
  onDrawn(): void;
}

/** The drawn graph, and what can be done with it. */
export interface Picture {
  /** Draws another graph, nodes first. */
  show(graph: FollowGraph, positions: Float32Array): void;
  move(positions: Float32Array): void;
  setAppearance(styles: NodeStyles): void;
  /** Shown nodes whose middle lies where `isInside` says so, in pixels of the container. */
  nodesWhere(isInside: (x: number, y: number) => boolean): number[];
  fit(): void;
  zoom(factor: number): void;
  pan(right: number, down: number): void;
  goTo(node: number): void;
  /** The renderer, for exports. */
  readonly renderer: Sigma;
  close(): void;
}

/** What the picture knows of a line. */
interface EdgeFacts {
  readonly isMutual: number;
  readonly from: number;
  readonly to: number;
}

const MAX_LABEL_LENGTH = 40;
/** Share of background in what is not selected while something is. */
const FADED = 0.75;
/** Letters that turn text around, or show nothing: names are hostile. */
const CONTROLS = /[\p{Cc}\p{Cf}]/gu;

const labelOf = (account: GraphAccount): string => {
  const name = fullName(account).replace(CONTROLS, '').trim();
  return name.length > MAX_LABEL_LENGTH ? `${name.slice(0, MAX_LABEL_LENGTH)}…` : name;
};

/** Puts a picture into a container that has a size. Throws where WebGL is missing. */
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
    // A square of pixels for each node is the least that software can be asked to fill.
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
    if (!styles) throw new Error('Drawn before it was dressed');
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
        ? mixed(colours[node] ?? styles.palette.none, styles.palette.background, FADED)
        : colours[node],
      size: (sizes[node] ?? 2) + (isSelected || node === focus ? 2 : 0),
      hidden: shown[node] === 0,
      zIndex: isSelected ? 2 : isDim ? 0 : 1,
      forceLabel: node === focus,
      highlighted: node === focus,
    };
  };

  const edgeStyle = (data: object) => {
    const { isMutual, from, to } = data as EdgeFacts;
    return {
      ...data,
      color: isHighlighted(from, to) ? styles?.palette.strongEdge : styles?.palette.edge,
      hidden: styles?.isMutualOnly === true && !isMutual,
    };
  };

  /** Whether a line stands out: inside the selection, or of the account pointed at. */
  const isHighlighted = (from: number, to: number): boolean => {
    const near = hovered ?? styles?.focus ?? null;
    if (near !== null && (from === near || to === near)) return true;
    return styles !== null && styles.selected.has(from) && styles.selected.has(to);
  };

  /** Repaints the lines of some accounts where all lines are drawn. */
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
    // A second graph, that the renderer does not listen to while it is built.
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
  // The renderer follows the window alone; a tray or a panel changes the room it has too.
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
  const facts: EdgeFacts = { isMutual: isMutual[edge] ?? 0, from, to };
  drawn.addUndirectedEdgeWithKey(edge, from, to, { ...facts, size: 1 });
}

function addEdges(drawn: Graph, edges: DrawnEdges) {
  for (let edge = 0; edge < edges.isMutual.length; edge += 1) addEdge(drawn, edges, edge);
}

/** The layout may have moved on while the lines were built. */
function copyPositions(from: Graph, to: Graph) {
  to.updateEachNodeAttributes((key, attributes) => {
    const { x, y } = from.getNodeAttributes(key) as { x: number; y: number };
    return { ...attributes, x, y };
  });
}
