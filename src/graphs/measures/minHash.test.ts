import { expect, it } from 'vitest';
import { similarSets } from './minHash';

/** Numbers from `first` on. */
const run = (first: number, length: number) => Array.from({ length }, (_, place) => first + place);

it('groups only sets that overlap above the threshold', () => {
  const sets = [
    run(0, 100),
    run(5, 100),
    run(1_000, 100),
    [],
    run(1_004, 100),
    run(5_000, 100),
    [],
  ];
  expect(similarSets(sets, 0.6)).toEqual([
    [0, 1],
    [2, 4],
  ]);
});

it('does not group sets that share one element in five', () => {
  expect(similarSets([run(0, 90), run(60, 90)], 0.6)).toEqual([]);
});

it('groups many equal sets', () => {
  const equal = Array.from({ length: 300 }, () => [3, 1, 2]);
  expect(similarSets(equal, 1)).toEqual([run(0, 300)]);
});
