import type { FollowGraph } from '../graph/followGraph';

/** When accounts signed up. */
export interface Signups {
  /** Of each node, in milliseconds since 1970; NaN: unknown. */
  readonly since: Float64Array;
  /** Those known, ascending. */
  readonly sorted: Float64Array;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** O(n log n). */
export function signupsOf({ accounts }: Pick<FollowGraph, 'accounts'>): Signups {
  const since = Float64Array.from(accounts, ({ details }) => details?.since ?? NaN);
  return { since, sorted: since.filter(Number.isFinite).sort() };
}

/** Sign-ups from one time to another, both included. O(log n). */
export const countBetween = ({ sorted }: Signups, from: number, to: number) =>
  firstAbove(sorted, to, true) - firstAbove(sorted, from, false);

function firstAbove(sorted: Float64Array, time: number, isStrict: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle] ?? 0;
    if (isStrict ? found <= time : found < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rate is taken over so long around a window. */
const AROUND_MS = 15 * DAY_MS;
/** Sign-ups come by day: at the busy hours this many times the mean. */
const BUSY = 3;

/**
 * How many sign-ups chance puts into a window: by the rate within 15 days around it, the window
 * itself left out, and one more.
 *
 * Windows under half a day are taken to lie in the busy hours. O(log n).
 */
export function expectedSignups(signups: Signups, from: number, to: number): number {
  const length = Math.max(to - from, HOUR_MS);
  const inWindow = countBetween(signups, from, to);
  const around = countBetween(signups, from - AROUND_MS, to + AROUND_MS) - inWindow;
  const rate = (around + 1) / (2 * AROUND_MS);
  return rate * length * (length < DAY_MS / 2 ? BUSY : 1);
}

/**
 * The share of all accounts that chance puts into a window, for a group with `besides` sign-ups in
 * it: as {@link expectedSignups}, or what others have there where that is more. O(log n).
 */
export function expectedShare(signups: Signups, from: number, to: number, besides: number): number {
  const others = countBetween(signups, from, to) - besides;
  const expected = Math.max(expectedSignups(signups, from, to), others);
  return Math.min(1, expected / Math.max(1, signups.sorted.length));
}

/** The stretch of at most `lengthMs` that holds most of some ascending times. O(k). */
export function densestWindow(times: ArrayLike<number>, lengthMs: number) {
  let best = { count: 0, from: NaN, to: NaN };
  let first = 0;
  for (let last = 0; last < times.length; last += 1) {
    const to = times[last] ?? 0;
    while (to - (times[first] ?? 0) > lengthMs) first += 1;
    if (last - first + 1 > best.count) {
      best = { count: last - first + 1, from: times[first] ?? 0, to };
    }
  }
  return best;
}
