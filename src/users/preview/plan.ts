import type { Action, Values } from '../../jobs';
import type { ReadUser } from '../selection/knownUsers';
import { userValues } from '../userValues';
import { isAlwaysLeftOut, type Protection, type ProtectionRules, protectionOf } from './protection';

/** One account of a preview. */
export interface PlannedAccount extends ReadUser {
  /** Why it is left out unless it is named. */
  protection: Protection | null;
  /** Already as the action would make it. */
  isAlreadySo: boolean;
  isTaken: boolean;
}

/** What an action would do to each of the accounts; those left out come first. */
export function planAccounts(
  accounts: readonly ReadUser[],
  action: Action,
  params: Values,
  rules: ProtectionRules,
  named: ReadonlySet<string>,
): PlannedAccount[] {
  const planned = accounts.map((account): PlannedAccount => {
    const protection = protectionOf(account.user, rules);
    const isAlreadySo = action.plan(userValues(account.user), params).kind === 'already_so';
    const isLeftOut =
      isAlwaysLeftOut(protection) || (protection !== null && !named.has(account.user.id));
    return { ...account, protection, isAlreadySo, isTaken: !isLeftOut };
  });
  return [
    ...planned.filter(({ protection }) => protection),
    ...planned.filter((p) => !p.protection),
  ];
}
