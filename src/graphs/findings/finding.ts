import type { SignalEvidence } from '../signals';

/**
 * One piece of evidence that a group of accounts is coordinated, or that it is not, with its
 * numbers. Shown by the message `graph.evidence.<kind>`.
 *
 * `count` is a number of members. `outside` is the number of other accounts to compare it with.
 */
export type Evidence =
  | SignalEvidence
  /** Number of follows inside, and the possible number: `size * (size - 1)`. */
  | { kind: 'density'; present: number; possible: number }
  /** Number of pairs that follow each other, and of all linked pairs. */
  | { kind: 'mutual'; mutual: number; linked: number }
  /** The smallest number of links that a member has inside. */
  | { kind: 'core'; core: number }
  /**
   * Links inside, their expected number in a random graph of the same degrees, and the expected
   * number of equally dense groups in it.
   */
  | { kind: 'chance'; links: number; expectedLinks: number; expectedGroups: number }
  /** Follows inside, and follows of members by other accounts. */
  | { kind: 'isolation'; inside: number; leaving: number }
  /** Members who follow half or more of the same accounts (identifiers). */
  | { kind: 'same_targets'; count: number; targets: readonly string[]; outside: number }
  /** Follows made between two times (ms since 1970), if the dates of follows can be trusted. */
  | { kind: 'follow_burst'; count: number; follows: number; from: number; to: number }
  /** Members of one organization: colleagues have an honest reason to follow each other. */
  | { kind: 'colleagues'; organization: string; name: string; count: number }
  /** Identifiers of protected members, who are assumed not to take part. */
  | { kind: 'protected'; ids: readonly string[] }
  /** Number of members whose followers were all read: other follows are unknown, not absent. */
  | { kind: 'partly_read'; read: number; size: number };

export type EvidenceKind = Evidence['kind'];

/**
 * From most to least serious.
 *
 * `suspect`: follows and at least one signal suggest coordination.
 * `close_knit`: only follows do, which prove nothing.
 * `explained`: there is an honest reason, such as a common organization.
 */
export const VERDICTS = ['suspect', 'close_knit', 'explained'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A group of accounts that looks coordinated, and why. */
export interface Finding {
  /** The same for the same members. */
  readonly id: string;
  readonly verdict: Verdict;
  /** Nodes, ascending. */
  readonly members: readonly number[];
  /** Members who are assumed not to take part: left out of a selection by default. */
  readonly protectedMembers: readonly number[];
  /** Most important first. */
  readonly evidence: readonly Evidence[];
  /** Used to rank findings, highest first: a sum of log-likelihood ratios. Not shown. */
  readonly weight: number;
}
