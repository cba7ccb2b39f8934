export { AccountIdentity } from './AccountIdentity';
export { FollowerTable } from './FollowerTable';
export { linkHosts } from './linkHosts';
export { UserStatusField } from './UserStatusField';
export { useSelection } from './useSelection';
export { activeStatus, USER_STATUSES, userStatus } from './userStatus';
