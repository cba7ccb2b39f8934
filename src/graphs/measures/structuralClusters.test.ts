import fc from 'fast-check';
import { expect, it } from 'vitest';
import { degreeOf, hasNeighbour, neighboursOf } from '../graph/adjacency';
import { aGraph } from '../graph/builders';
import { agreeingLinks } from './agreeingLinks';
import { structuralClusters, structuralSimilarity } from './structuralClusters';

const clique = (members: readonly number[]) =>
  members.flatMap((a) => members.filter((b) => b > a).map((b) => [a, b] as const));

const isTight = ({ size, inside }: { size: number; inside: number }) =>
  size >= 4 && inside >= 0.8 * ((size * (size - 1)) / 2);

it('separates tight groups joined by a bridge, and counts their outgoing links', () => {
  const { linked } = aGraph(12, [...clique([0, 1, 2, 3, 4]), ...clique([6, 7, 8, 9]), [4, 6]]);
  const found = structuralClusters(linked, 50, isTight);
  expect([...found].sort((a, b) => a.nodes.length - b.nodes.length)).toEqual([
    { nodes: [6, 7, 8, 9], inside: 6, leaving: 1 },
    { nodes: [0, 1, 2, 3, 4], inside: 10, leaving: 1 },
  ]);
});

it('keeps clusters found inside a set that grows too large', () => {
  const chain = Array.from({ length: 30 }, (_, place) => [10 + place, 11 + place] as const);
  const { linked } = aGraph(41, [...clique([0, 1, 2, 3, 4]), [4, 10], ...chain]);
  expect(structuralClusters(linked, 8, isTight).map(({ nodes }) => nodes)).toEqual([
    [0, 1, 2, 3, 4],
  ]);
});

it('agrees with the definition of the similarity for arbitrary links', () => {
  const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 50 });
  fc.assert(
    fc.property(pairs, (follows) => {
      const { linked } = aGraph(12, follows);
      const similarity = structuralSimilarity(linked);
      const weight = (node: number) => 1 / Math.log(degreeOf(linked, node) + 5);
      const near = (node: number) => [node, ...neighboursOf(linked, node)];
      const total = (nodes: number[]) => nodes.reduce((sum, node) => sum + weight(node), 0);
      for (let node = 0; node < 12; node += 1) {
        neighboursOf(linked, node).forEach((other, place) => {
          const both = near(node).filter((x) => x === other || hasNeighbour(linked, other, x));
          const wanted = total(both) / Math.sqrt(total(near(node)) * total(near(other)));
          expect(similarity[(linked.offsets[node] ?? 0) + place]).toBeCloseTo(wanted, 5);
        });
      }
    }),
  );
});

it('connects accounts only by links whose ends agree', () => {
  const { linked } = aGraph(8, [
    [0, 1],
    [1, 2],
    [2, 3],
    [4, 5],
    [6, 7],
  ]);
  const isSameHalf = (a: number, b: number) => a < 3 === b < 3;
  expect(agreeingLinks(linked, isSameHalf, 2)).toEqual([
    [0, 1, 2],
    [4, 5],
    [6, 7],
  ]);
  expect(agreeingLinks(linked, isSameHalf, 3)).toEqual([[0, 1, 2]]);
});
