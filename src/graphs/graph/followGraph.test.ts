import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aGraph } from './builders';
import { degreeOf, hasNeighbour, neighboursOf } from './adjacency';
import { READ } from './followGraph';

const rows = (graph: ReturnType<typeof aGraph>, side: 'followers' | 'following' | 'mutual') =>
  graph.accounts.map((_account, node) => [...neighboursOf(graph[side], node)]);

it('indexes follows in both directions, without duplicates or self-follows', () => {
  const graph = aGraph(4, [
    [0, 1],
    [1, 0],
    [0, 1],
    [2, 1],
    [3, 3],
  ]);
  expect(rows(graph, 'following')).toEqual([[1], [0], [1], []]);
  expect(rows(graph, 'followers')).toEqual([[1], [0, 2], [], []]);
  expect(rows(graph, 'mutual')).toEqual([[1], [0], [], []]);
});

it('drops follows of accounts that are not in the graph', () => {
  const graph = aGraph(2, [[0, 7]]);
  expect(rows(graph, 'followers')).toEqual([[], []]);
});

it('records whose followers were read', () => {
  const graph = aGraph(3, [[0, 1]], { unread: [2] });
  expect([...graph.readStates]).toEqual([READ.whole, READ.whole, READ.none]);
});

it('agrees with a plain set of pairs for arbitrary follows', () => {
  const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 60 });
  fc.assert(
    fc.property(pairs, (follows) => {
      const graph = aGraph(12, follows);
      const wanted = new Set(
        follows.filter(([from, to]) => from !== to).map(([from, to]) => `${from}>${to}`),
      );
      let count = 0;
      for (let from = 0; from < 12; from += 1) {
        count += degreeOf(graph.following, from);
        for (let to = 0; to < 12; to += 1) {
          const follow = wanted.has(`${from}>${to}`);
          const back = wanted.has(`${to}>${from}`);
          expect(hasNeighbour(graph.following, from, to)).toBe(follow);
          expect(hasNeighbour(graph.followers, to, from)).toBe(follow);
          expect(hasNeighbour(graph.mutual, from, to)).toBe(follow && back);
          expect(hasNeighbour(graph.linked, from, to)).toBe(follow || back);
        }
      }
      expect(count).toBe(wanted.size);
    }),
  );
});
