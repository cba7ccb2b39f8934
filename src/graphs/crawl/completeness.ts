import { DAY_MS } from '../../ui/durations';
import type { GraphAccount } from '../graph/account';
import { degreeOf } from '../graph/adjacency';
import { type FollowerReading, type FollowGraph, READ, type ReadState } from '../graph/followGraph';

const OLD_AFTER_MS = DAY_MS;

/** Number of accounts whose followers were read completely, partly or not at all. */
export interface Completeness {
  readonly whole: number;
  readonly partial: number;
  readonly none: number;
}

/** Whether `readAt` is more than a day before `now`. Both are in milliseconds since 1970. */
export const isOld = (readAt: number | null, now: number): boolean =>
  readAt !== null && now - readAt > OLD_AFTER_MS;

/**
 * Counts accounts by how many of their followers were read. An account without followers counts as
 * completely read, because there is nothing to request.
 */
export function completenessOf(
  accounts: Iterable<GraphAccount>,
  readings: ReadonlyMap<string, Pick<FollowerReading, 'state'>>,
): Completeness {
  const counts = { whole: 0, partial: 0, none: 0 };
  for (const { id, details } of accounts) {
    const unread = details?.followers === 0 ? READ.whole : READ.none;
    counts[NAMES[readings.get(id)?.state ?? unread]] += 1;
  }
  return counts;
}

const NAMES = { [READ.none]: 'none', [READ.partial]: 'partial', [READ.whole]: 'whole' } as const;

/** How many of one account's followers, and of the accounts it follows, are in the graph. */
interface AccountCompleteness {
  readonly state: ReadState;
  /** Followers in the graph. */
  readonly followersRead: number;
  /**
   * The API's counter of followers, which may be out of date. Null when the details were not read.
   */
  readonly followerCount: number | null;
  /** Accounts it follows, among those whose followers were read. */
  readonly followingRead: number;
  /**
   * An upper bound, since the API's counter includes datasets and organizations. Null when the
   * details were not read.
   */
  readonly maxFollowing: number | null;
}

/** How many of the follows of the account at `node` are in the graph. */
export function accountCompleteness(graph: FollowGraph, node: number): AccountCompleteness {
  const details = graph.accounts[node]?.details ?? null;
  return {
    state: (graph.readStates[node] ?? READ.none) as ReadState,
    followersRead: degreeOf(graph.followers, node),
    followerCount: details?.followers ?? null,
    followingRead: degreeOf(graph.following, node),
    maxFollowing: details?.following ?? null,
  };
}
