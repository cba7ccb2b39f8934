import { expect, it } from 'vitest';
import { aGraph } from '../graph/builders';
import { createLayout } from './layout';
import { placeByGroup } from './placement';

/** Two cliques of eight, with one follow between them. */
const clique = (from: number) =>
  Array.from({ length: 8 }, (_row, a) => a).flatMap((a) =>
    Array.from({ length: 8 }, (_column, b): [number, number] => [from + a, from + b]),
  );
const graph = aGraph(16, [...clique(0), ...clique(8), [0, 8]]);
const groups = Uint32Array.from({ length: 16 }, (_value, node) => (node < 8 ? 0 : 1));

const distance = (positions: Float32Array, a: number, b: number) =>
  Math.hypot(
    (positions[2 * a] ?? 0) - (positions[2 * b] ?? 0),
    (positions[2 * a + 1] ?? 0) - (positions[2 * b + 1] ?? 0),
  );

const contrast = (positions: Float32Array) => {
  let inside = 0;
  let across = 0;
  for (let a = 0; a < 16; a += 1) {
    for (let b = 0; b < a; b += 1) {
      if (groups[a] === groups[b]) inside += distance(positions, a, b) / 56;
      else across += distance(positions, a, b) / 64;
    }
  }
  return across / inside;
};

it('places groups apart, and each account at a different position', () => {
  const positions = placeByGroup(graph, groups);
  expect(contrast(positions)).toBeGreaterThan(1.5);
  const places = new Set(
    Array.from({ length: 16 }, (_value, node) =>
      [positions[2 * node], positions[2 * node + 1]].join(),
    ),
  );
  expect(places.size).toBe(16);
});

it('gives the same layout from the same start, with groups apart', () => {
  // Start from positions that do not depend on the groups.
  const start = placeByGroup(graph, new Uint32Array(16));
  const run = () => {
    const layout = createLayout(graph, start);
    for (let step = 0; step < 200; step += 1) layout.step();
    layout.separate();
    return layout.positions();
  };
  const first = run();
  expect(run()).toEqual(first);
  expect(contrast(first)).toBeGreaterThan(2);
  expect(first.every(Number.isFinite)).toBe(true);
});
