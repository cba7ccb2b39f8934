import type { FollowGraph } from '../graph/followGraph';
import type { SharedValue } from '../measures/sharedValue';
import { type TraitColumn, traitColumn } from '../measures/traitColumn';
import type { SignalInput } from './signal';
import { traitSignal } from './traitSignal';

/** Providers open to anyone: sharing one of them is no signal. */
const PUBLIC_PROVIDERS = new Set(
  (
    'gmail.com googlemail.com hotmail.com hotmail.fr outlook.com outlook.fr live.com live.fr ' +
    'msn.com yahoo.com yahoo.fr ymail.com icloud.com me.com orange.fr wanadoo.fr free.fr sfr.fr ' +
    'neuf.fr laposte.net bbox.fr numericable.fr gmx.com gmx.fr gmx.de proton.me protonmail.com ' +
    'aol.com mail.com mail.ru yandex.ru web.de sapo.pt'
  ).split(' '),
);

/** The domain of each account's email address, without public providers. O(n). */
export const emailDomains = (graph: Pick<FollowGraph, 'accounts'>): TraitColumn =>
  traitColumn(graph, (node) => {
    const domain = graph.accounts[node]?.details?.email_domain;
    if (domain === undefined) return null;
    return domain === null || PUBLIC_PROVIDERS.has(domain) ? [] : [domain];
  });

export const emailDomainSignal = traitSignal({
  kind: 'email_domain',
  isStrong: false,
  findsMembers: true,
  column: ({ graph }) => emailDomains(graph),
  evidence: ({ name, count, outside }) => ({ domain: name, count, outside }),
  isHonest: isOfficial,
});

/**
 * If more of the other accounts with a domain are protected, it is the domain of an organization.
 */
const MAX_PROTECTED_SHARE = 0.2;

function isOfficial(
  { value, outside }: SharedValue,
  members: readonly number[],
  { values }: TraitColumn,
  { protections }: SignalInput,
): boolean {
  if (outside === 0) return false;
  const inside = new Set(members);
  const protectedOutside = values.filter(
    (own, node) => !inside.has(node) && protections[node] && own.includes(value),
  ).length;
  return protectedOutside > MAX_PROTECTED_SHARE * outside;
}
