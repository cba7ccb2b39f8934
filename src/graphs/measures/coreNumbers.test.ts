import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Adjacency, neighboursOf, sizeOf } from '../graph/adjacency';
import { aGraph } from '../graph/builders';
import { coreNumbers } from './coreNumbers';
import { karateClub } from './karateClub';

it('agrees with NetworkX on the karate club', () => {
  expect([...coreNumbers(karateClub().linked)]).toEqual([
    4, 4, 4, 4, 3, 3, 3, 4, 4, 2, 3, 1, 2, 4, 2, 2, 2, 2, 2, 3, 2, 2, 2, 3, 3, 3, 2, 3, 3, 3, 4, 3,
    4, 4,
  ]);
});

it('gives 0 to accounts without links', () => {
  expect([...coreNumbers(aGraph(3, [[0, 1]]).mutual)]).toEqual([0, 0, 0]);
  expect(coreNumbers(aGraph(0, []).linked)).toHaveLength(0);
});

/** By definition: for each k, repeatedly removes accounts with fewer than k neighbours left. */
function naiveCoreNumbers(adjacency: Adjacency): number[] {
  const cores = Array.from({ length: sizeOf(adjacency) }, () => 0);
  let left = new Set(cores.keys());
  for (let k = 1; left.size > 0; k += 1) {
    for (;;) {
      const staying = [...left].filter(
        (node) => [...neighboursOf(adjacency, node)].filter((other) => left.has(other)).length >= k,
      );
      if (staying.length === left.size) break;
      left = new Set(staying);
    }
    for (const node of left) cores[node] = k;
  }
  return cores;
}

it('agrees with the definition for arbitrary links', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { maxLength: 90 }), (follows) => {
      const { linked, mutual } = aGraph(16, follows);
      for (const adjacency of [linked, mutual]) {
        expect([...coreNumbers(adjacency)]).toEqual(naiveCoreNumbers(adjacency));
      }
    }),
  );
});
