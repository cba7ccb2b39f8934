import { ADMIN_ROLE, type User } from '../api/contract';
import { userStatus } from './userStatus';

/** An account of the selection that is left alone; `reason` is a message key. */
export interface LeftOut {
  user: User;
  reason: string;
}

export interface DeactivationPlan {
  toDeactivate: User[];
  leftOut: LeftOut[];
  /** Active administrators of the selection, oneself excepted. */
  administrators: User[];
}

const isAdministrator = (user: User) => user.roles.includes(ADMIN_ROLE);

const reasonToLeaveOut = (user: User, identityId: string, withAdministrators: boolean) => {
  // The API lets administrators deactivate themselves, and locks them out of the next call.
  if (user.id === identityId) return 'resources.users.deactivation.left_out.oneself';
  const status = userStatus(user);
  if (status === 'deleted') return 'resources.users.deactivation.left_out.deleted';
  if (status !== 'active') return 'resources.users.deactivation.left_out.already_inactive';
  if (isAdministrator(user) && !withAdministrators) {
    return 'resources.users.deactivation.left_out.administrator';
  }
  return null;
};

/** What deactivating a selection will do to each of its accounts. */
export const planDeactivation = (
  users: readonly User[],
  { identityId, withAdministrators }: { identityId: string; withAdministrators: boolean },
): DeactivationPlan => {
  const plan: DeactivationPlan = { toDeactivate: [], leftOut: [], administrators: [] };
  for (const user of users) {
    const reason = reasonToLeaveOut(user, identityId, withAdministrators);
    if (reason === null) plan.toDeactivate.push(user);
    else plan.leftOut.push({ user, reason });
    if (isAdministrator(user) && user.id !== identityId && userStatus(user) === 'active') {
      plan.administrators.push(user);
    }
  }
  return plan;
};
