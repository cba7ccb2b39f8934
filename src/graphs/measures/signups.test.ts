import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../ui/durations';
import { aGraph, SOME_DAY } from '../graph/builders';
import { countBetween, densestWindow, expectedShare, signupsOf } from './signups';

const signups = (times: readonly number[]) =>
  signupsOf(aGraph(times.length, [], { details: (node) => ({ since: times[node] ?? NaN }) }));

it('counts known sign-ups between two times, inclusive', () => {
  const known = signups([5, 1, NaN, 3, 3, 9]);
  expect(countBetween(known, 1, 5)).toBe(4);
  expect(countBetween(known, 2, 3)).toBe(2);
  expect(countBetween(known, 6, 8)).toBe(0);
  expect(known.sorted).toHaveLength(5);
});

it('finds the densest window of a given length', () => {
  expect(densestWindow([0, 10, 11, 12, 30, 41], 2)).toEqual({ count: 3, from: 10, to: 12 });
  expect(densestWindow([], 2)).toMatchObject({ count: 0 });
});

it('expects sign-ups at the rate around a window, without the group itself', () => {
  // One a day for a hundred days, and twenty within one hour.
  const days = Array.from({ length: 100 }, (_, day) => SOME_DAY + day * DAY_MS);
  const start = SOME_DAY + 50 * DAY_MS + HOUR_MS;
  const burst = Array.from({ length: 20 }, (_, place) => start + place * 60_000);
  const share = expectedShare(signups([...days, ...burst]), start, start + HOUR_MS, 20);
  // 30 others plus one within 30 days, times three in a busy hour, of 120 accounts.
  expect(120 * share).toBeCloseTo((31 / (30 * 24)) * 3, 2);
});

it('expects as many as the others in the window when many signed up then', () => {
  const crowd = Array.from({ length: 50 }, (_, place) => SOME_DAY + place * 1_000);
  expect(expectedShare(signups(crowd), SOME_DAY, SOME_DAY + HOUR_MS, 10)).toBeCloseTo(40 / 50, 10);
});
