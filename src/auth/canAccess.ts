interface AccessQuestion {
  resource: string;
  action: string;
  record?: { id?: unknown };
}

// The API lets administrators deactivate themselves, and locks them out of the next call;
// it refuses to delete oneself.
const NEVER_ON_ONESELF = new Set(['deactivate', 'delete']);

const READ_ONLY_RESOURCES = new Set(['organizations', 'roles', 'followers', 'members']);
const WRITES = new Set(['create', 'edit', 'delete', 'deactivate']);

/** Whether the signed-in administrator `identityId` may do `action`. */
export const canAccess = (
  identityId: string,
  { resource, action, record }: AccessQuestion,
): boolean => {
  if (READ_ONLY_RESOURCES.has(resource) && WRITES.has(action)) return false;
  if (resource === 'users' && NEVER_ON_ONESELF.has(action)) return record?.id !== identityId;
  return true;
};
