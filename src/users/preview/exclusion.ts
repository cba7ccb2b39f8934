import type { PartlyRead } from '../../api';
import { ADMIN_ROLE, isDeleted, type User } from '../../api/contract';

/** Why an account is left out. It can be included by hand, except `oneself` and `deleted`. */
export type ExclusionReason =
  'oneself' | 'deleted' | 'administrator' | 'member' | 'domain' | 'not_spam';

export interface ExclusionRules {
  /** The moderator's own account. */
  identityId: string;
  /** E-mail domains that are left out, with their subdomains. */
  domains: readonly string[];
  /** Accounts marked as no spam. */
  notSpam: ReadonlySet<string>;
}

/** The default list of protected domains. */
export const DEFAULT_DOMAINS = ['gouv.fr'];

/** The strongest reason to leave an account out. Null when there is none. */
export function exclusionReason(
  user: User & PartlyRead,
  { identityId, domains, notSpam }: ExclusionRules,
): ExclusionReason | null {
  // The API lets administrators deactivate themselves, which locks them out of the next call.
  if (user.id === identityId) return 'oneself';
  if (isDeleted(user)) return 'deleted';
  if (user.roles.includes(ADMIN_ROLE)) return 'administrator';
  if (user.organizations.length > 0 || user.unreadable) return 'member';
  if (isInDomains(user.email, domains)) return 'domain';
  if (notSpam.has(user.id)) return 'not_spam';
  return null;
}

/** Whether the account cannot be included, even by hand. */
export const isAlwaysExcluded = (exclusion: ExclusionReason | null) =>
  exclusion === 'oneself' || exclusion === 'deleted';

function isInDomains(email: string | null, domains: readonly string[]): boolean {
  const domain = email?.split('@').at(-1)?.toLowerCase() ?? '';
  return domains.some((known) => domain === known || domain.endsWith(`.${known}`));
}
