import { isDeleted, type User } from '../api/contract';

export const USER_STATUSES = ['active', 'inactive', 'never_activated', 'deleted'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** What `active` says of an account that is not deleted. */
export const activeStatus = (active: boolean | null): Exclude<UserStatus, 'deleted'> => {
  if (active === true) return 'active';
  return active === null ? 'never_activated' : 'inactive';
};

/**
 * An account's status in the moderators' words.
 *
 * `active` has three states: null is an account that was made without ever being activated. Once
 * such an account was deactivated it reads false, so the difference is gone.
 */
export const userStatus = (user: Pick<User, 'id' | 'slug' | 'deleted' | 'active'>): UserStatus =>
  isDeleted(user) ? 'deleted' : activeStatus(user.active);
