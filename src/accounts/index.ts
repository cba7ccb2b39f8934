export { linkHosts } from './linkHosts';
export { USER_STATUSES, type UserStatus, userStatus } from './userStatus';
