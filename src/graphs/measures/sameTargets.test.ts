import { expect, it } from 'vitest';
import { aGraph } from '../graph/builders';
import { commonTargets, sameTargetGroups } from './sameTargets';

const buyers = [0, 1, 2, 3, 4, 5];
const list = [100, 101, 102, 103, 104];
/** All buyers follow the whole list, except that buyer 5 does not follow 104. */
const bought = buyers.flatMap((buyer) =>
  list.filter((target) => buyer !== 5 || target !== 104).map((target) => [buyer, target] as const),
);
const popular = Array.from({ length: 200 }, (_, node) => [node, 200] as const);
const graph = aGraph(300, [...bought, ...popular, [50, 100], [50, 60], [51, 61]]);

it('finds accounts that a group follows far more than others do, by descending weight', () => {
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

it('finds none when the members follow different accounts', () => {
  expect(commonTargets(graph, [50, 51, 52, 53])).toEqual([]);
});

it('groups accounts that follow the same accounts', () => {
  expect(sameTargetGroups(graph)).toEqual([buyers]);
});
