/**
 * Compares the page of a graph in a real browser with cytoscape (canvas renderer) and vis-network, with
 * the same data, on one machine in one run. Measures the time to the first picture, the work of the
 * main thread per frame while panning, and memory; for Vigie also the time to the findings and the
 * longest task. Then measures how well rings are found (see `bench/rings.ts`).
 *
 * `npm run bench:graph -- [--sizes 1000,6549,40000] [--no-rings]`. The last line is one JSON object.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createApi } from '../e2e/api';
import { startOwnServer } from '../e2e/ownServer';
import { buildScript } from './bulk/script';
import { openContext } from './context';
import { drawnGraph, enlarged, linkedPairs, mostLinked } from './graph/graphs';
import { LIBRARIES, type DrawnGraph } from './graph/library';
import { measureLibrary, type LibraryFigures } from './graph/libraries';
import { measureVigie, signIn } from './graph/vigie';
import { measureRings } from './rings/measure';
import { summaryOf } from './rings/print';
import { readWorld } from './rings/world';

const DATA = fileURLToPath(new URL('../../shared/data/twitch-fr/', import.meta.url));
const REAL_SIZE = 6_549;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,6549,40000' },
    rings: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const round = (value: number, digits = 2) => Number(value.toFixed(digits));
const row = (...cells: (string | number)[]) => {
  console.log(cells.map((cell) => String(cell).padEnd(16)).join(''));
};
const figuresOf = (figures: LibraryFigures | null) =>
  figures && {
    first_picture_s: round(figures.first_picture_s),
    frame_ms: round(figures.frame_ms),
    heap_mb: round(figures.heap_mb, 1),
  };

const world = await readWorld({
  users: `${DATA}members.csv`,
  follows: `${DATA}edges.csv`,
  isMutual: true,
});
const real = linkedPairs(world);
const graphOf = (size: number): DrawnGraph => {
  if (size < REAL_SIZE) return drawnGraph(size, mostLinked(real, size));
  return drawnGraph(size, size === REAL_SIZE ? real : enlarged(real, size));
};

const script = await buildScript(
  new URL('./graphPage/index.ts', import.meta.url),
  'vigieGraphBench',
);
const server = await startOwnServer();
const api = await createApi(`${server.origin}/api/1`);
const { id: moderator } = await api.me();
await api.dispose();
const { context, close: closeContext } = await openContext({
  viewport: { width: 1280, height: 800 },
});
// tsx wraps named functions in a helper, which the page needs.
await context.addInitScript({ content: 'globalThis.__name = (target) => target;' });
const sizes: object[] = [];
try {
  row('', 'first picture s', 'findings s', 'longest task ms', 'frame ms', 'frames/s', 'heap MB');
  for (const size of values.sizes.split(',').map(Number)) {
    const graph = graphOf(size);
    console.log(`${size.toString()} accounts, ${(graph.pairs.length / 2).toString()} linked pairs`);
    const page = await context.newPage();
    await page.goto(`${server.origin}/api/1/reports/reasons/`);
    await page.addScriptTag({ content: script });
    const id = await page.evaluate(
      ([drawn, owner]) => vigieGraphBench.graphPage.putGraph(drawn, owner),
      [graph, moderator] as const,
    );
    await signIn(page, server.origin);
    const vigie = await measureVigie(page, id);
    await page.close();
    row(
      'vigie',
      round(vigie.first_picture_s),
      round(vigie.findings_s),
      round(vigie.longest_task_ms, 0),
      round(vigie.frame_ms),
      round(vigie.frames_per_second, 1),
      round(vigie.heap_mb, 1),
    );
    const others: Record<string, object | null> = {};
    for (const library of LIBRARIES) {
      const figures = await measureLibrary(context, script, library, graph);
      others[library] = figuresOf(figures);
      if (!figures) row(library, 'not done after two minutes');
      else {
        row(
          library,
          round(figures.first_picture_s),
          '',
          '',
          round(figures.frame_ms),
          round(figures.frames_per_second, 1),
          round(figures.heap_mb, 1),
        );
      }
    }
    console.log(`layout of Vigie settled after ${round(vigie.layout_s, 1).toString()} s`);
    sizes.push({
      nodes: size,
      edges: graph.pairs.length / 2,
      findings_s: round(vigie.findings_s),
      longest_task_ms: round(vigie.longest_task_ms, 0),
      ...figuresOf(vigie),
      ...others,
    });
  }
} finally {
  await closeContext();
  await server.remove();
}

const rings = values.rings
  ? summaryOf(measureRings(world, { repeats: 8, seed: 1 }))
  : { rings: [], untouched: null };
console.log(JSON.stringify({ sizes, ...rings }));
