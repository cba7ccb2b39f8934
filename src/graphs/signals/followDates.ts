import type { FollowGraph } from '../graph/followGraph';
import { densestWindow, HOUR_MS } from './signups';

const PRESENT_MS = 24 * HOUR_MS;
const ALIKE_MS = HOUR_MS;
const MAX_UNTRUSTED_SHARE = 0.5;

/**
 * Whether the dates of follows may be used at all.
 *
 * udata has shown the present time on every read for follows made since 2025-07: so they are not
 * trusted when half of them or more lie within an hour of each other, or within a day before they
 * were read or later, nor when none is known. O(m log m).
 *
 * @param readAt when they were read, in milliseconds since 1970
 */
export function canTrustFollowDates({ followedAt }: FollowGraph, readAt: number): boolean {
  const dates = followedAt.filter(Number.isFinite).sort();
  if (dates.length === 0) return false;
  const present = dates.filter((date) => date > readAt - PRESENT_MS).length;
  const alike = dates.length < 3 ? 0 : densestWindow(dates, ALIKE_MS).count;
  return Math.max(present, alike) < MAX_UNTRUSTED_SHARE * dates.length;
}

/** Follows made within one stretch of time. */
export interface FollowBurst {
  /** Members who made them. */
  readonly count: number;
  readonly follows: number;
  readonly from: number;
  readonly to: number;
}

const MIN_FOLLOWS = 5;
const MIN_SHARE = 0.5;
const WINDOW_MS = 2 * HOUR_MS;

/**
 * The densest two hours of the follows inside a group, if they hold half of those dated; null
 * otherwise. To be asked only where {@link canTrustFollowDates}. O(follows inside, sorted).
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
