import type { SignalEvidence } from '../signals';

/**
 * One thing that speaks for or against a group of accounts, with its numbers. Words are made of it
 * in the moderator's language: `graph.evidence.<kind>`.
 *
 * Numbers that a reader compares come in pairs: in the group, and outside of it.
 */
export type Evidence =
  | SignalEvidence
  /** Follows present inside, of those possible: `size * (size - 1)`. */
  | { kind: 'density'; present: number; possible: number }
  /** Linked pairs that follow each other, of all linked pairs. */
  | { kind: 'mutual'; mutual: number; linked: number }
  /** Every member has at least so many links inside. */
  | { kind: 'core'; core: number }
  /** Links inside that a random graph of the same degrees would hold; expected groups as close. */
  | { kind: 'chance'; links: number; expectedLinks: number; expectedGroups: number }
  /** Follows inside, and follows that members get from the rest of the graph. */
  | { kind: 'isolation'; inside: number; leaving: number }
  /** So many follow all or nearly all of the same accounts (identifiers). */
  | { kind: 'same_targets'; count: number; targets: readonly string[]; outside: number }
  /** Follows made between two times (ms since 1970); only where their dates can be trusted. */
  | { kind: 'follow_burst'; count: number; follows: number; from: number; to: number }
  /** Members of one organization: following each other is honest among colleagues. */
  | { kind: 'colleagues'; organization: string; name: string; count: number }
  /** Members who are clearly not part of it (identifiers). */
  | { kind: 'protected'; ids: readonly string[] }
  /** Followers of so many members were read wholly: the rest is unknown, not absent. */
  | { kind: 'partly_read'; read: number; size: number };

export type EvidenceKind = Evidence['kind'];

/**
 * `suspect`: follows and at least one other kind of evidence speak for coordination.
 * `close_knit`: follows alone, which prove nothing.
 * `explained`: an honest reason is known, such as one organization.
 */
export const VERDICTS = ['suspect', 'close_knit', 'explained'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A group of accounts that looks coordinated, and why. */
export interface Finding {
  /** Stable for the same members. */
  readonly id: string;
  readonly verdict: Verdict;
  /** Nodes, ascending. */
  readonly members: readonly number[];
  /** Those of `members` who are clearly not part of it: left out of a selection by default. */
  readonly protectedMembers: readonly number[];
  /** The most telling first. */
  readonly evidence: readonly Evidence[];
  /** For ranking alone, higher first: a sum of log-likelihood ratios. Never shown. */
  readonly weight: number;
}
