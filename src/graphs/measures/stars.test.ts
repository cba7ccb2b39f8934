import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../ui/durations';
import { aGraph, SOME_DAY } from '../graph/builders';
import type { FollowGraph } from '../graph/followGraph';
import { signupsOf } from './signups';
import { burstStars, traitStars } from './stars';
import { traitColumn } from './traitColumn';

const hostsOf = (graph: FollowGraph) =>
  traitColumn(graph, (node) => graph.accounts[node]?.details?.hosts ?? null);

/** Nodes 1 to 8 follow node 0, among 300 accounts that signed up on successive days. */
const followers = [1, 2, 3, 4, 5, 6, 7, 8];
const follows = followers.map((node) => [node, 0] as const);

it('finds only the followers who signed up within two hours', () => {
  const graph = aGraph(300, follows, {
    details: (node) =>
      node >= 1 && node <= 6 ? { since: SOME_DAY + 40.3 * DAY_MS + node * 0.2 * HOUR_MS } : {},
  });
  expect(burstStars(graph, signupsOf(graph))).toContainEqual([1, 2, 3, 4, 5, 6]);
});

it('finds none when followers signed up days apart', () => {
  const graph = aGraph(300, follows);
  expect(burstStars(graph, signupsOf(graph))).toEqual([]);
});

it('finds none when all accounts signed up at that time', () => {
  const graph = aGraph(300, follows, {
    details: (node) => ({ since: SOME_DAY + ((node * 37) % 300) * 0.01 * HOUR_MS }),
  });
  expect(burstStars(graph, signupsOf(graph))).toEqual([]);
});

it('finds followers who link to the same rare domain', () => {
  const graph = aGraph(300, follows, {
    details: (node) => ({ hosts: node >= 2 && node <= 6 ? ['shop.example'] : [] }),
  });
  expect(traitStars(graph, hostsOf(graph))).toEqual([[2, 3, 4, 5, 6]]);
  const common = aGraph(300, follows, { details: () => ({ hosts: ['portal.example'] }) });
  expect(traitStars(common, hostsOf(common))).toEqual([]);
});
