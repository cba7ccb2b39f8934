import type { FollowGraph } from '../graph/followGraph';
import type { ProtectionReason } from '../measures/protectedAccounts';

/**
 * Something that coordinated accounts share besides follows. It is prepared once for a graph, then
 * applied to many groups. {@link traitSignal} makes one from a trait of accounts.
 */
export type Signal<SignalEvidence extends { kind: string }> = (
  input: SignalInput,
) => PreparedSignal<SignalEvidence>;

export interface SignalInput {
  readonly graph: FollowGraph;
  /** By node. */
  readonly protections: readonly (ProtectionReason | null)[];
}

export interface PreparedSignal<SignalEvidence> {
  /** What the members of a group share. Null when too few of them share anything. */
  supportOf(members: readonly number[]): Support<SignalEvidence> | null;
  /** Symmetric tests. Groups of linked accounts that all pass one of them are examined. */
  readonly agreements: readonly ((node: number, other: number) => boolean)[];
  /** Other groups to examine. */
  groups(): number[][];
}

export interface Support<SignalEvidence> {
  /** Shown by the message `graph.evidence.<kind>`, with the fields as its variables. */
  readonly evidence: SignalEvidence;
  /** Log-likelihood ratio against the rest of the graph, minus ln(number of tries). */
  readonly weight: number;
  /** Honest groups share weak signals too, so that a suspect group needs two of those. */
  readonly isStrong: boolean;
  /** Whether most accounts that share it, beyond the usual number, are members. */
  readonly isOwn: boolean;
  /** Whether an account shares it: such accounts join the group when they are linked with it. */
  readonly isSharedBy: (node: number) => boolean;
}
