import { logPoissonTail } from './chance';
import { DAY_MS, expectedSignups, HOUR_MS, type Signups } from './signups';

const MIN_SIGNUPS = 4;
const WINDOWS_MS = [2 * HOUR_MS, 8 * HOUR_MS, DAY_MS];
/** Bursts as striking that chance may put into a whole graph. */
const LOG_MAX_EXPECTED = Math.log(0.01);

/**
 * Accounts that signed up within 2, 8 or 24 h of each other, many more than the local rate puts
 * there: the Poisson tail of so many, times the windows tried, is below 0.01 (a scan statistic,
 * Naus 1965, by its plain bound). Windows are laid from each sign-up on, and of those that overlap
 * the fullest is kept, so that one burst is one group. O(n log n).
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

/** Places in the order of sign-up, the end not included. */
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
    // It starts at a sign-up: that one is no surprise.
    if (logPoissonTail(count - 1, expected) + logTries <= LOG_MAX_EXPECTED) {
      windows.push({ first, end });
    }
  }
  return windows;
}

/** The fullest of windows that overlap. */
function apart(windows: readonly Window[]): Window[] {
  const kept: Window[] = [];
  for (const window of windows) {
    const last = kept.at(-1);
    if (!last || window.first >= last.end) kept.push(window);
    else if (window.end - window.first > last.end - last.first) kept[kept.length - 1] = window;
  }
  return kept;
}
