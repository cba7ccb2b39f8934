import { expect, it } from 'vitest';
import { aGraph } from '../graph/builders';
import { commonTargets, sameTargetGroups } from './sameTargets';

const buyers = [0, 1, 2, 3, 4, 5];
const list = [100, 101, 102, 103, 104];
/** The last of the list is not followed by the last buyer; everybody follows 200. */
const bought = buyers.flatMap((buyer) =>
  list.filter((target) => buyer !== 5 || target !== 104).map((target) => [buyer, target] as const),
);
const popular = Array.from({ length: 200 }, (_, node) => [node, 200] as const);
const graph = aGraph(300, [...bought, ...popular, [50, 100], [50, 60], [51, 61]]);

it('finds whom a group follows far more than the rest does, the most telling first', () => {
  const common = commonTargets(graph, buyers);
  expect(common.map(({ target, count }) => [target, count])).toEqual([
    [101, 6],
    [102, 6],
    [103, 6],
    [100, 6],
    [104, 5],
  ]);
  expect(common[0]?.weight).toBeCloseTo(6 * Math.log(295) - Math.log(301), 10);
});

it('finds none in accounts that follow different ones', () => {
  expect(commonTargets(graph, [50, 51, 52, 53])).toEqual([]);
});

it('groups accounts by whom they follow', () => {
  expect(sameTargetGroups(graph)).toEqual([buyers]);
});
