import { getDomain } from 'tldts';
import type { FollowGraph } from '../graph/followGraph';
import { type TraitColumn, traitColumn } from '../measures/traitColumn';
import { traitSignal } from './traitSignal';

/** Platforms open to anyone: linking to one of them is no signal. */
const PUBLIC_PLATFORMS = new Set(
  (
    'github.com gitlab.com linkedin.com twitter.com x.com facebook.com instagram.com youtube.com ' +
    'youtu.be tiktok.com twitch.tv medium.com mastodon.social bsky.app discord.gg t.me ' +
    'pinterest.com reddit.com google.com wikipedia.org data.gouv.fr researchgate.net orcid.org'
  ).split(' '),
);

/**
 * The registered domains that accounts link to, by the public suffix list (tldts). `shop.a.co.uk`
 * becomes `a.co.uk`, but `me.github.io` stays, since each such host has its own owner. A host
 * without a registered domain, such as an IP address, stays too. Leaves out public platforms. O(n).
 */
export function linkDomains(graph: Pick<FollowGraph, 'accounts'>): TraitColumn {
  const domains = new Map<string, string>();
  const domainOf = (host: string) => {
    const cached = domains.get(host);
    if (cached !== undefined) return cached;
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

export const linkDomainSignal = traitSignal({
  kind: 'link_domain',
  isStrong: true,
  findsMembers: true,
  column: ({ graph }) => linkDomains(graph),
  evidence: ({ name, count, outside }) => ({ domain: name, count, outside }),
});
