import { logLikelihoodRatio } from '../measures/chance';
import { isSharedByEnough } from '../measures/sharedValue';
import { signupBursts } from '../measures/signupBursts';
import { DAY_MS, HOUR_MS } from '../../ui/durations';
import {
  countBetween,
  densestWindow,
  expectedShare,
  expectedSignups,
  type Signups,
  signupsOf,
} from '../measures/signups';
import { burstStars } from '../measures/stars';
import type { Signal, Support } from './signal';

interface SignupBurst {
  readonly kind: 'signup_burst';
  readonly count: number;
  /** In milliseconds since 1970, like `to`. */
  readonly from: number;
  readonly to: number;
  /** Number of sign-ups expected by chance in this time. */
  readonly expected: number;
}

const WINDOWS_MS = [2 * HOUR_MS, DAY_MS];

/** Sign-ups of members within 2 h or 24 h. O(k log k) for a group of k accounts. */
export const signupBurstSignal: Signal<SignupBurst> = ({ graph }) => {
  const signups = signupsOf(graph);
  const sinceOf = (node: number) => signups.since[node] ?? NaN;
  return {
    supportOf: (members) => supportOf(signups, members),
    agreements: WINDOWS_MS.map(
      (lengthMs) => (node, other) => Math.abs(sinceOf(node) - sinceOf(other)) <= lengthMs,
    ),
    groups: () => [...signupBursts(signups), ...burstStars(graph, signups)],
  };
};

/**
 * A window starts at the sign-up of one member. So only the others can fall into it by chance, and
 * each member counts as one try.
 */
function supportOf(signups: Signups, members: readonly number[]): Support<SignupBurst> | null {
  const sinceOf = (node: number) => signups.since[node] ?? NaN;
  const times = Float64Array.from(members, sinceOf).filter(Number.isFinite).sort();
  let best: Support<SignupBurst> | null = null;
  for (const lengthMs of WINDOWS_MS) {
    const { count, from, to } = densestWindow(times, lengthMs);
    if (!isSharedByEnough(count, members.length)) continue;
    const share = expectedShare(signups, from, to, count);
    const weight =
      logLikelihoodRatio(count - 1, times.length - 1, share) -
      Math.log(times.length * WINDOWS_MS.length);
    if (weight <= (best?.weight ?? 0)) continue;
    best = {
      evidence: { kind: 'signup_burst', count, from, to, expected: times.length * share },
      weight,
      isStrong: true,
      isOwn: excess(signups, to - lengthMs, from + lengthMs) <= 2 * count,
      isSharedBy: (node) => sinceOf(node) >= from && sinceOf(node) <= to,
    };
  }
  return best;
}

/** Sign-ups beyond the expected number. */
const excess = (signups: Signups, from: number, to: number) =>
  countBetween(signups, from, to) - expectedSignups(signups, from, to);
