export { linkHosts } from './linkHosts';
export { activeStatus, USER_STATUSES, type UserStatus, userStatus } from './userStatus';
