import type { FollowGraph } from '../graph/followGraph';
import { canTrustFollowDates } from '../measures/followDates';
import { protectionReason, type ProtectionReason } from '../measures/protectedAccounts';
import { type TraitColumn, traitColumn } from '../measures/traitColumn';
import { type SignalEvidence, SIGNALS } from '../signals';
import type { PreparedSignal } from '../signals/signal';

/** What is computed once for all findings of a graph. */
export interface Prepared {
  readonly graph: FollowGraph;
  readonly signals: readonly PreparedSignal<SignalEvidence>[];
  /** Identifiers of organizations. */
  readonly organizations: TraitColumn;
  /** By node. */
  readonly protections: readonly (ProtectionReason | null)[];
  readonly hasFollowDates: boolean;
}

/** O(n log n + m log m). */
export function prepare(graph: FollowGraph, now: number): Prepared {
  const { accounts } = graph;
  const protections = accounts.map((account) => protectionReason(account, now));
  return {
    graph,
    signals: SIGNALS.map((signal) => signal({ graph, protections })),
    organizations: traitColumn(
      graph,
      (node) => accounts[node]?.details?.organizations.map(({ id }) => id) ?? null,
    ),
    protections,
    hasFollowDates: canTrustFollowDates(graph, now),
  };
}
