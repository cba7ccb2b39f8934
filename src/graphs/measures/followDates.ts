import { HOUR_MS } from '../../ui/durations';
import type { FollowGraph } from '../graph/followGraph';
import { densestWindow } from './signups';

const PRESENT_MS = 24 * HOUR_MS;
const ALIKE_MS = HOUR_MS;
const MAX_UNTRUSTED_SHARE = 0.5;

/**
 * Whether the dates of follows can be used as evidence.
 *
 * For follows made since 2025-07, udata has returned the time of the request as their date. So the
 * dates are not trusted when none is known, or when half of them or more lie within one hour, or
 * less than a day before `readAt` or after it. O(m log m).
 *
 * @param readAt when the dates were read, in milliseconds since 1970
 */
export function canTrustFollowDates({ followedAt }: FollowGraph, readAt: number): boolean {
  const dates = followedAt.filter(Number.isFinite).sort();
  if (dates.length === 0) return false;
  const present = dates.filter((date) => date > readAt - PRESENT_MS).length;
  const alike = dates.length < 3 ? 0 : densestWindow(dates, ALIKE_MS).count;
  return Math.max(present, alike) < MAX_UNTRUSTED_SHARE * dates.length;
}

/** Many follows within a short time. */
interface FollowBurst {
  /** Number of members who made these follows. */
  readonly count: number;
  readonly follows: number;
  readonly from: number;
  readonly to: number;
}

const MIN_FOLLOWS = 5;
const MIN_SHARE = 0.5;
const WINDOW_MS = 2 * HOUR_MS;

/**
 * The two hours with most follows inside a group, if they hold half of the dated ones, otherwise
 * null. Only valid if {@link canTrustFollowDates}. O(k log k) for k follows inside.
 */
export function followBurst(
  { followers, followedAt }: FollowGraph,
  members: readonly number[],
): FollowBurst | null {
  const inside = new Set(members);
  const made: { follower: number; at: number }[] = [];
  for (const node of members) {
    for (
      let place = followers.offsets[node] ?? 0;
      place < (followers.offsets[node + 1] ?? 0);
      place += 1
    ) {
      const follower = followers.targets[place] ?? 0;
      const at = followedAt[place] ?? NaN;
      if (inside.has(follower) && Number.isFinite(at)) made.push({ follower, at });
    }
  }
  made.sort((a, b) => a.at - b.at);
  const {
    count: follows,
    from,
    to,
  } = densestWindow(
    made.map(({ at }) => at),
    WINDOW_MS,
  );
  if (follows < MIN_FOLLOWS || follows < MIN_SHARE * made.length) return null;
  const makers = made.filter(({ at }) => at >= from && at <= to).map(({ follower }) => follower);
  return { count: new Set(makers).size, follows, from, to };
}
