import type { Action, Values } from '../../jobs';
import type { UserSnapshot } from '../recentUsers';
import { userValues } from '../userValues';
import {
  isAlwaysExcluded,
  type ExclusionReason,
  type ExclusionRules,
  exclusionReason,
} from './exclusion';

/** One account of a preview. */
export interface PlannedAccount extends UserSnapshot {
  /** Why it is left out unless it is included by hand. */
  exclusion: ExclusionReason | null;
  /** The action would change nothing. */
  isAlreadySo: boolean;
  isIncluded: boolean;
}

/**
 * What an action would do to each account, protected accounts first.
 *
 * @param included accounts that the moderator included by hand
 */
export function planAccounts(
  accounts: readonly UserSnapshot[],
  action: Action,
  params: Values,
  rules: ExclusionRules,
  included: ReadonlySet<string>,
): PlannedAccount[] {
  const planned = accounts.map((account): PlannedAccount => {
    const exclusion = exclusionReason(account.user, rules);
    const isAlreadySo = action.plan(userValues(account.user), params).kind === 'already_so';
    const isLeftOut =
      isAlwaysExcluded(exclusion) || (exclusion !== null && !included.has(account.user.id));
    return { ...account, exclusion, isAlreadySo, isIncluded: !isLeftOut };
  });
  return [...planned.filter(({ exclusion }) => exclusion), ...planned.filter((p) => !p.exclusion)];
}
