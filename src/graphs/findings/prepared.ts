import type { FollowGraph } from '../graph/followGraph';
import { emailDomains } from '../signals/emailDomains';
import { canTrustFollowDates } from '../signals/followDates';
import { linkDomains } from '../signals/linkDomains';
import { nameShape } from '../signals/nameShape';
import { protectionReason, type ProtectionReason } from '../signals/protectedAccounts';
import { type Signups, signupsOf } from '../signals/signups';
import { similarAbout } from '../signals/similarAbout';
import { type TraitColumn, traitColumn } from '../signals/traitColumn';

/** What is read off the accounts of a graph once, for all its findings. */
export interface Prepared {
  readonly graph: FollowGraph;
  readonly signups: Signups;
  readonly linkDomains: TraitColumn;
  readonly emailDomains: TraitColumn;
  readonly abouts: TraitColumn;
  readonly nameShapes: TraitColumn;
  /** One value, held by accounts without content or organization that link somewhere. */
  readonly emptyWithLink: TraitColumn;
  readonly organizations: TraitColumn;
  /** Of each node. */
  readonly protections: readonly (ProtectionReason | null)[];
  readonly hasFollowDates: boolean;
}

/** O(n log n + m). */
export function prepare(graph: FollowGraph, now: number): Prepared {
  const { accounts } = graph;
  const detailsOf = (node: number) => accounts[node]?.details ?? null;
  return {
    graph,
    signups: signupsOf(graph),
    linkDomains: linkDomains(graph),
    emailDomains: emailDomains(graph),
    abouts: similarAbout(graph),
    nameShapes: traitColumn(graph, (node) => {
      const account = accounts[node];
      return account ? [nameShape(account)] : null;
    }),
    emptyWithLink: traitColumn(graph, (node) => {
      const details = detailsOf(node);
      if (!details) return null;
      const isEmpty = details.content === 0 && details.organizations.length === 0;
      return isEmpty && details.hosts.length > 0 ? ['empty_with_link'] : [];
    }),
    organizations: traitColumn(
      graph,
      (node) => detailsOf(node)?.organizations.map(({ id }) => id) ?? null,
    ),
    protections: accounts.map((account) => protectionReason(account, now)),
    hasFollowDates: canTrustFollowDates(graph, now),
  };
}
