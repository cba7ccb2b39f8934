import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../ui/durations';
import { anAccount, nodeId, SOME_DAY } from '../graph/builders';
import { buildFollowGraph, READ } from '../graph/followGraph';
import { canTrustFollowDates, followBurst } from './followDates';

/** A graph in which all other accounts follow account 0, at the given times. */
const followedAt = (times: readonly number[]) =>
  buildFollowGraph(
    [...Array(times.length + 1).keys()].map((node) => anAccount(node)),
    [
      {
        id: nodeId(0),
        followers: times.map((_time, place) => nodeId(place + 1)),
        since: times,
        state: READ.whole,
      },
    ],
  );

const spread = Array.from({ length: 10 }, (_, place) => SOME_DAY - (50 + 7 * place) * DAY_MS);

it('trusts dates spread over the past', () => {
  expect(canTrustFollowDates(followedAt(spread), SOME_DAY)).toBe(true);
});

it('does not trust dates that are almost equal', () => {
  const alike = spread.map((_time, place) => SOME_DAY - 90 * DAY_MS + place * 1_000);
  expect(canTrustFollowDates(followedAt(alike), SOME_DAY)).toBe(false);
});

it('does not trust dates when half of them are recent or in the future', () => {
  const present = spread.map((time, place) =>
    place % 2 ? time : SOME_DAY + (place - 5) * 3 * HOUR_MS,
  );
  expect(canTrustFollowDates(followedAt(present), SOME_DAY)).toBe(false);
});

it('does not trust dates when none is known', () => {
  expect(canTrustFollowDates(followedAt([NaN, NaN, NaN]), SOME_DAY)).toBe(false);
});

it('finds the two hours with half of the follows inside a group', () => {
  const start = SOME_DAY - 30 * DAY_MS;
  const times = [0, 20, 40, 60, 110].map((minutes) => start + minutes * 60_000);
  const graph = followedAt([...times, start + 9 * DAY_MS, start + 0.5 * HOUR_MS]);
  expect(followBurst(graph, [0, 1, 2, 3, 4, 5, 6])).toEqual({
    count: 5,
    follows: 5,
    from: start,
    to: start + 110 * 60_000,
  });
});

it('finds no burst when follows are spread out', () => {
  expect(followBurst(followedAt(spread), [...Array(11).keys()])).toBeNull();
});
