import { isDeleted, type User } from '../api/contract';

export const USER_STATUSES = ['active', 'inactive', 'never_activated', 'deleted'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** The status of an account that is not deleted. */
export const activeStatus = (active: boolean | null): Exclude<UserStatus, 'deleted'> => {
  if (active === true) return 'active';
  return active === null ? 'never_activated' : 'inactive';
};

/**
 * The status of an account, as shown to moderators.
 *
 * `active` has three values. Null means that the account was created but never activated. When
 * such an account is deactivated, it becomes false, like any other.
 */
export const userStatus = (user: Pick<User, 'id' | 'slug' | 'deleted' | 'active'>): UserStatus =>
  isDeleted(user) ? 'deleted' : activeStatus(user.active);
