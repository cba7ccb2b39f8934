/** What react-admin passes to `canAccess`. */
interface AccessRequest {
  resource: string;
  action: string;
  record?: { id?: unknown };
}

// The API lets administrators deactivate their own account, which locks them out at the next
// call, or to withdraw their own role. It refuses the deletion of one's own account.
const NOT_ON_OWN_ACCOUNT = new Set(['deactivate', 'change_roles', 'delete']);

const READ_ONLY_RESOURCES = new Set(['organizations', 'roles', 'followers', 'members']);
const WRITES = new Set(['create', 'edit', 'delete', 'deactivate']);

/** Whether the signed-in administrator `identityId` may do `action`. */
export const canAccess = (
  identityId: string,
  { resource, action, record }: AccessRequest,
): boolean => {
  if (READ_ONLY_RESOURCES.has(resource) && WRITES.has(action)) return false;
  if (resource === 'users' && NOT_ON_OWN_ACCOUNT.has(action)) return record?.id !== identityId;
  return true;
};
