import { getDomain } from 'tldts';
import type { FollowGraph } from '../graph/followGraph';
import { type TraitColumn, traitColumn } from './traitColumn';

/**
 * The registered domains that accounts link to, by the public suffix list (tldts): `shop.a.co.uk`
 * is `a.co.uk`, while `me.github.io` stays, since everybody may have one of these. A host without a
 * registered domain, such as a bare address, stands for itself. O(n).
 */
export function linkDomains(graph: Pick<FollowGraph, 'accounts'>): TraitColumn {
  const domains = new Map<string, string>();
  const domainOf = (host: string) => {
    const known = domains.get(host);
    if (known !== undefined) return known;
    const domain = getDomain(host, { allowPrivateDomains: true }) ?? host;
    domains.set(host, domain);
    return domain;
  };
  return traitColumn(graph, (node) => {
    const details = graph.accounts[node]?.details;
    return details ? [...new Set(details.hosts.map(domainOf))] : null;
  });
}
