import { expect, it } from 'vitest';
import { aGraph } from '../graph/builders';
import { louvainGroups } from './groups';
import { karateClub } from './karateClub';

it('reaches the published modularity in the karate club', () => {
  const { groups, count, modularity } = louvainGroups(karateClub());
  expect(modularity).toBeGreaterThanOrEqual(0.41);
  expect(modularity).toBeLessThanOrEqual(0.42);
  expect(count).toBe(4);
  // The instructor and the president, whose conflict split the club.
  expect(groups[0]).not.toBe(groups[33]);
});

it('gives the same groups for the same seed', () => {
  expect(louvainGroups(karateClub(), 7)).toEqual(louvainGroups(karateClub(), 7));
});

it('numbers groups by descending size', () => {
  const clique = (members: number[]) =>
    members.flatMap((a) => members.filter((b) => b !== a).map((b) => [a, b] as const));
  const { groups, count } = louvainGroups(
    aGraph(9, [...clique([0, 1, 2]), ...clique([3, 4, 5, 6, 7, 8])]),
  );
  expect(count).toBe(2);
  expect([...groups]).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0]);
});

it('puts each account into its own group when there are no follows', () => {
  expect(louvainGroups(aGraph(3, []))).toEqual({
    groups: Uint32Array.of(0, 1, 2),
    count: 3,
    modularity: 0,
  });
});
