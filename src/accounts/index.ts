export { AccountIdentity } from './AccountIdentity';
export { FollowDate } from './FollowDate';
export { linkHosts } from './linkHosts';
export { UserStatusField } from './UserStatusField';
export { activeStatus, USER_STATUSES, type UserStatus, userStatus } from './userStatus';
