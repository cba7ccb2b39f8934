import { ADMIN_ROLE } from '../../api/contract';
import { YEAR_MS } from '../../ui/durations';
import { type GraphAccount, isMember } from '../graph/account';

/** Why an account is assumed not to be part of a ring, whomever it follows. */
export type ProtectionReason = 'administrator' | 'member' | 'old_with_content';

/**
 * Why an account is protected. Null when it is not, or when its details were not read.
 *
 * Protects administrators, members of an organization, and accounts that signed up more than a year
 * before `now` (ms since 1970) and have published something. O(1).
 */
export function protectionReason({ details }: GraphAccount, now: number): ProtectionReason | null {
  if (!details) return null;
  if (details.roles.includes(ADMIN_ROLE)) return 'administrator';
  if (isMember(details)) return 'member';
  if (details.content > 0 && now - details.since > YEAR_MS) return 'old_with_content';
  return null;
}
