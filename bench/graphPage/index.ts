import cytoscape from 'cytoscape';
import { DataSet } from 'vis-data/peer';
import { Network } from 'vis-network/peer';
import type { DrawnGraph, GraphPage } from '../graph/library';
import { putGraph } from './putGraph';

/** Resolves once a frame is painted: what was drawn in a frame is on the screen in the next. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });

const container = (): HTMLElement => {
  const box = document.createElement('div');
  box.style.cssText = 'position:fixed;inset:0;background:#fff';
  document.body.replaceChildren(box);
  return box;
};

async function drawCytoscape({ size, pairs, positions }: DrawnGraph): Promise<void> {
  const elements: cytoscape.ElementDefinition[] = [];
  for (let node = 0; node < size; node += 1) {
    const [x = 0, y = 0] = positions.slice(2 * node, 2 * node + 2);
    elements.push({ data: { id: String(node) }, position: { x, y } });
  }
  for (let edge = 0; edge < pairs.length / 2; edge += 1) {
    const [source, target] = [pairs[2 * edge], pairs[2 * edge + 1]];
    elements.push({ data: { id: `e${edge}`, source: String(source), target: String(target) } });
  }
  const drawn = cytoscape({
    container: container(),
    elements,
    layout: { name: 'preset' },
    // The fastest way to draw edges, which are hidden while panning.
    style: [{ selector: 'edge', style: { 'curve-style': 'haystack', width: 1 } }],
    hideEdgesOnViewport: true,
    textureOnViewport: true,
  });
  await new Promise<void>((resolve) => {
    drawn.one('render', () => {
      resolve();
    });
  });
  await painted();
}

async function drawVis({ size, pairs, positions }: DrawnGraph): Promise<void> {
  const nodes = Array.from({ length: size }, (_value, id) => ({
    id,
    x: positions[2 * id],
    y: positions[2 * id + 1],
    shape: 'dot',
    size: 5,
  }));
  const edges = Array.from({ length: pairs.length / 2 }, (_value, id) => ({
    id,
    from: pairs[2 * id],
    to: pairs[2 * id + 1],
  }));
  const drawn = new Network(
    container(),
    { nodes: new DataSet(nodes), edges: new DataSet(edges) },
    {
      physics: false,
      edges: { smooth: false },
      interaction: { hideEdgesOnDrag: true },
      layout: { improvedLayout: false },
    },
  );
  await new Promise<void>((resolve) => {
    drawn.once('afterDrawing', () => {
      resolve();
    });
  });
  await painted();
}

const DRAW = { cytoscape: drawCytoscape, vis_network: drawVis };

/** The functions that `bench/graph.ts` calls in a page. */
export const graphPage: GraphPage = {
  putGraph,
  async draw(library, graph) {
    const began = performance.now();
    await DRAW[library](graph);
    return (performance.now() - began) / 1_000;
  },
};
