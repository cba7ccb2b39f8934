import { expect, it } from 'vitest';
import { grouped } from './grouped';

it('keeps things in their order, by what they belong to', () => {
  const groups = grouped([
    ['b', 1],
    ['a', 2],
    ['b', 3],
  ]);
  expect([...groups]).toEqual([
    ['b', [1, 3]],
    ['a', [2]],
  ]);
});

// A list copied for each of so many things would take minutes.
it('takes an owner of very many things', { timeout: 5_000 }, () => {
  const things = Array.from({ length: 100_000 }, (_, place) => ['a', place] as const);
  expect(grouped(things).get('a')).toHaveLength(100_000);
});
