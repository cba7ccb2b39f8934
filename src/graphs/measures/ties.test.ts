import { expect, it } from 'vitest';
import { aGraph } from '../graph/builders';
import { karateClub } from './karateClub';
import { tiesOf } from './ties';

it('counts follows inside, mutual follows, and follows from outside', () => {
  const graph = aGraph(6, [
    [0, 1],
    [1, 0],
    [1, 2],
    [0, 2],
    [2, 4],
    [3, 0],
    [3, 4],
  ]);
  expect(tiesOf(graph, [0, 1, 2])).toMatchObject({
    size: 3,
    follows: 4,
    linked: 3,
    mutual: 1,
    minLinks: 2,
    leaving: 1,
  });
});

it('agrees with NetworkX on the density of the karate club', () => {
  const graph = karateClub();
  const { follows, linked, mutual } = tiesOf(graph, [...graph.accounts.keys()]);
  expect(follows / (34 * 33)).toBeCloseTo(0.13903743315508021, 12);
  expect([linked, mutual]).toEqual([78, 78]);
});

const clique = (members: readonly number[]) =>
  members.flatMap((a) => members.filter((b) => b !== a).map((b) => [a, b] as const));

it('expects as many links as the configuration model', () => {
  // 490 separate cliques of 11, where each account has degree 10.
  const groups = Array.from({ length: 490 }, (_, group) =>
    clique(Array.from({ length: 11 }, (_value, place) => 11 * group + place)),
  );
  const { chance } = tiesOf(aGraph(490 * 11, groups.flat()), [0, 1, 2, 3]);
  expect(chance.links).toBe(6);
  expect(chance.expectedLinks).toBeCloseTo((6 * 10 * 10) / (490 * 11 * 10), 10);
  expect(chance.logExpectedGroups).toBeLessThan(0);
});

it('treats a small graph as part of a larger one', () => {
  // Accounts 0, 1 and 2 have degrees 16, 9 and 10.
  const { chance } = tiesOf(karateClub(), [0, 1, 2]);
  expect(chance.expectedLinks).toBeCloseTo((16 * 9 + 16 * 10 + 9 * 10) / 20_000, 10);
});

it('uses mutual follows alone when the members also follow popular accounts', () => {
  const ring = [0, 1, 2, 3, 4, 5];
  const popular = Array.from({ length: 20 }, (_, place) => 6 + place);
  const graph = aGraph(200, [
    ...clique(ring),
    ...ring.flatMap((a) => popular.map((b) => [a, b] as const)),
  ]);
  const { chance, linked } = tiesOf(graph, ring);
  expect(linked).toBe(15);
  // Each member has 5 mutual follows and 25 links.
  expect(chance.expectedLinks).toBeCloseTo((15 * 5 * 5) / 20_000, 10);
});

it('has no ties for an empty group', () => {
  expect(tiesOf(aGraph(2, []), [])).toMatchObject({ size: 0, follows: 0, minLinks: 0 });
});
