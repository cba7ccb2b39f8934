import type { Rights } from '../publications/ownership';

/**
 * Whether the caller has the rights of an author: the account itself or, when it spoke in the name of an
 * organization, those who may edit what the organization publishes.
 */
export const speaksFor = (
  { mayEdit }: Rights,
  userId: string | null,
  organizationId: string | null,
): boolean =>
  mayEdit(
    organizationId === null
      ? { owner_id: userId, organization_id: null }
      : { owner_id: null, organization_id: organizationId },
  );
