import { getDomain } from 'tldts';
import type { FollowGraph } from '../graph/followGraph';
import { type TraitColumn, traitColumn } from './traitColumn';

/** Where anyone has a page: to link there says nothing of who links. */
const PUBLIC_PLATFORMS = new Set(
  (
    'github.com gitlab.com linkedin.com twitter.com x.com facebook.com instagram.com youtube.com ' +
    'youtu.be tiktok.com twitch.tv medium.com mastodon.social bsky.app discord.gg t.me ' +
    'pinterest.com reddit.com google.com wikipedia.org data.gouv.fr researchgate.net orcid.org'
  ).split(' '),
);

/**
 * The registered domains that accounts link to, by the public suffix list (tldts): `shop.a.co.uk`
 * is `a.co.uk`, while `me.github.io` stays, since everybody may have one of these. A host without
 * a registered domain, such as a bare address, stands for itself; platforms where anyone has a page
 * are left out. O(n).
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
    if (!details) return null;
    return [...new Set(details.hosts.map(domainOf))].filter(
      (domain) => !PUBLIC_PLATFORMS.has(domain),
    );
  });
}
