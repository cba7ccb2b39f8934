import type { GraphAccount } from '../graph/account';
import { degreeOf } from '../graph/adjacency';
import { type FollowerReading, type FollowGraph, READ, type ReadState } from '../graph/followGraph';

const OLD_AFTER_MS = 86_400_000;

/** Of how many accounts the followers were read wholly, in part, not at all. */
export interface Completeness {
  readonly whole: number;
  readonly partial: number;
  readonly none: number;
}

/** Whether what was read then is older than a day. Both in milliseconds since 1970. */
export const isOld = (readAt: number | null, now: number): boolean =>
  readAt !== null && now - readAt > OLD_AFTER_MS;

/**
 * Counts accounts by how much of their followers was read. Who has none was read wholly: nothing
 * is left to ask.
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

/** How much is known of who follows one account, and whom it follows. */
export interface AccountCompleteness {
  readonly state: ReadState;
  /** Its followers that are in the graph. */
  readonly followersRead: number;
  /** Its followers, by its counter, which may lag; null: its details are not read. */
  readonly followersTold: number | null;
  /** Whom it follows of this graph: only those whose followers were read can show it. */
  readonly followingRead: number;
  /** Datasets and organizations are counted too: it follows so many users at most. */
  readonly followingAtMost: number | null;
}

/** What is known of the account at a node. */
export function accountCompleteness(graph: FollowGraph, node: number): AccountCompleteness {
  const details = graph.accounts[node]?.details ?? null;
  return {
    state: (graph.readStates[node] ?? READ.none) as ReadState,
    followersRead: degreeOf(graph.followers, node),
    followersTold: details?.followers ?? null,
    followingRead: degreeOf(graph.following, node),
    followingAtMost: details?.following ?? null,
  };
}
