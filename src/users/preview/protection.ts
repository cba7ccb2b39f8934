import { ADMIN_ROLE, isDeleted, type User } from '../../api/contract';

/** Why an account is left out of a job unless it is named; `oneself` and `deleted` always are. */
export type Protection = 'oneself' | 'deleted' | 'administrator' | 'member' | 'domain' | 'not_spam';

export interface ProtectionRules {
  /** The moderator's own account. */
  identityId: string;
  /** Domains of addresses that are left out, with those below them. */
  domains: readonly string[];
  /** Accounts that were looked at and kept. */
  notSpam: ReadonlySet<string>;
}

/** What the moderator's list of protected domains begins with. */
export const FIRST_DOMAINS = ['gouv.fr'];

/** The strongest reason to leave an account out; null when there is none. */
export function protectionOf(
  user: User,
  { identityId, domains, notSpam }: ProtectionRules,
): Protection | null {
  // The API lets administrators deactivate themselves, and locks them out of the next call.
  if (user.id === identityId) return 'oneself';
  if (isDeleted(user)) return 'deleted';
  if (user.roles.includes(ADMIN_ROLE)) return 'administrator';
  if (user.organizations.length > 0) return 'member';
  if (isInDomains(user.email, domains)) return 'domain';
  if (notSpam.has(user.id)) return 'not_spam';
  return null;
}

/** Whether the account is left out even when it is named. */
export const isAlwaysLeftOut = (protection: Protection | null) =>
  protection === 'oneself' || protection === 'deleted';

function isInDomains(email: string | null, domains: readonly string[]): boolean {
  const domain = email?.split('@').at(-1)?.toLowerCase() ?? '';
  return domains.some((known) => domain === known || domain.endsWith(`.${known}`));
}
