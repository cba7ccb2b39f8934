import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../ui/durations';
import { aGraph, SOME_DAY } from '../graph/builders';
import { signupBursts } from './signupBursts';
import { signupsOf } from './signups';

const NIGHT = SOME_DAY + 100.25 * DAY_MS;

/** One sign-up a day, except for the accounts in `times`. */
const signups = (times: ReadonlyMap<number, number>) =>
  signupsOf(
    aGraph(300, [], {
      details: (node) => ({ since: times.get(node) ?? SOME_DAY + node * DAY_MS }),
    }),
  );

const burstOf = (nodes: readonly number[], lengthMs: number) =>
  signups(new Map(nodes.map((node, place) => [node, NIGHT + (place * lengthMs) / nodes.length])));

it('finds accounts created within an hour', () => {
  const burst = [7, 30, 31, 200, 201, 250];
  // Found in the windows of 2 h and of 8 h.
  expect(signupBursts(burstOf(burst, HOUR_MS))).toEqual([burst, burst]);
});

it('finds accounts created within a day only when there are more of them', () => {
  const burst = [3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 290, 299];
  // 100 and 101 happen to sign up on the same day.
  expect(signupBursts(burstOf(burst, 17 * HOUR_MS))).toEqual([[100, ...burst, 101]]);
  expect(signupBursts(burstOf(burst.slice(0, 4), 17 * HOUR_MS))).toEqual([]);
});

it('finds none when sign-ups come at a steady rate, even a high one', () => {
  expect(signupBursts(signups(new Map()))).toEqual([]);
  const steady = new Map(Array.from({ length: 300 }, (_, node) => [node, NIGHT + node * HOUR_MS]));
  expect(signupBursts(signups(steady))).toEqual([]);
});

it('ignores accounts with an unknown sign-up date', () => {
  const unknown = new Map(Array.from({ length: 300 }, (_, node) => [node, NaN]));
  expect(signupBursts(signups(unknown))).toEqual([]);
});
