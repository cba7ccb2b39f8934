import { DAY_MS, HOUR_MS } from '../../ui/durations';
import { logPoissonTail } from './chance';
import { expectedSignups, type Signups } from './signups';

const MIN_SIGNUPS = 4;
const WINDOWS_MS = [2 * HOUR_MS, 8 * HOUR_MS, DAY_MS];
/** Maximum number of bursts this unlikely that are expected by chance in a whole graph. */
const LOG_MAX_EXPECTED = Math.log(0.01);

/**
 * Groups of accounts that signed up within 2, 8 or 24 h, far more than the local rate predicts: the
 * Poisson tail of their number, times the number of windows tried, is at most 0.01 (a scan
 * statistic, Naus 1965, by its simple bound). A window starts at each sign-up. Of overlapping
 * windows, the one with most sign-ups is kept, so that one burst gives one group. O(n log n).
 */
export function signupBursts(signups: Signups): number[][] {
  const order = [...signups.since.keys()]
    .filter((node) => Number.isFinite(signups.since[node]))
    .sort((a, b) => timeOf(signups, a) - timeOf(signups, b));
  return WINDOWS_MS.flatMap((lengthMs) =>
    apart(windowsOf(signups, order, lengthMs)).map(({ first, end }) => order.slice(first, end)),
  );
}

const timeOf = ({ since }: Signups, node: number | undefined) => since[node ?? -1] ?? NaN;

/** Indexes in the order of sign-up. `end` is exclusive. */
interface Window {
  readonly first: number;
  readonly end: number;
}

function windowsOf(signups: Signups, order: readonly number[], lengthMs: number): Window[] {
  const logTries = Math.log(order.length * WINDOWS_MS.length + 1);
  const windows: Window[] = [];
  let end = 0;
  for (let first = 0; first < order.length; first += 1) {
    const from = timeOf(signups, order[first]);
    while (end < order.length && timeOf(signups, order[end]) <= from + lengthMs) end += 1;
    const count = end - first;
    if (count < MIN_SIGNUPS) continue;
    const expected = expectedSignups(signups, from, timeOf(signups, order[end - 1]));
    // Each window starts at a sign-up, which is certain and must not count.
    if (logPoissonTail(count - 1, expected) + logTries <= LOG_MAX_EXPECTED) {
      windows.push({ first, end });
    }
  }
  return windows;
}

/** Keeps the fullest of overlapping windows. */
function apart(windows: readonly Window[]): Window[] {
  const kept: Window[] = [];
  for (const window of windows) {
    const last = kept.at(-1);
    if (!last || window.first >= last.end) kept.push(window);
    else if (window.end - window.first > last.end - last.first) kept[kept.length - 1] = window;
  }
  return kept;
}
