import { DAY_MS, HOUR_MS } from '../../ui/durations';
import type { FollowGraph } from '../graph/followGraph';

/** Sign-up dates of the accounts of a graph. */
export interface Signups {
  /** By node, in milliseconds since 1970. NaN: unknown. */
  readonly since: Float64Array;
  /** The known dates, ascending. */
  readonly sorted: Float64Array;
}

/** O(n log n). */
export function signupsOf({ accounts }: Pick<FollowGraph, 'accounts'>): Signups {
  const since = Float64Array.from(accounts, ({ details }) => details?.since ?? NaN);
  return { since, sorted: since.filter(Number.isFinite).sort() };
}

/** Number of sign-ups between two times, inclusive. O(log n). */
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

/** The local rate is measured over this time before and after a window. */
const RATE_RANGE_MS = 15 * DAY_MS;
/** Sign-ups follow the time of day: in the busiest hours their rate is this many times the mean. */
const BUSY_FACTOR = 3;

/**
 * Number of sign-ups expected in a window, from the rate within 15 days before and after it. The
 * window itself does not count. One sign-up is added, so that the rate is never 0.
 *
 * Windows shorter than half a day are assumed to lie in the busiest hours. O(log n).
 */
export function expectedSignups(signups: Signups, from: number, to: number): number {
  const length = Math.max(to - from, HOUR_MS);
  const inWindow = countBetween(signups, from, to);
  const around = countBetween(signups, from - RATE_RANGE_MS, to + RATE_RANGE_MS) - inWindow;
  const rate = (around + 1) / (2 * RATE_RANGE_MS);
  return rate * length * (length < DAY_MS / 2 ? BUSY_FACTOR : 1);
}

/**
 * The share of all accounts expected to sign up in a window: from {@link expectedSignups}, or from
 * the sign-ups of other accounts in the window if they are more. O(log n).
 *
 * @param own number of sign-ups of the examined group in the window
 */
export function expectedShare(signups: Signups, from: number, to: number, own: number): number {
  const others = countBetween(signups, from, to) - own;
  const expected = Math.max(expectedSignups(signups, from, to), others);
  return Math.min(1, expected / Math.max(1, signups.sorted.length));
}

/** The window of at most `lengthMs` that holds most of the given ascending times. O(k). */
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
