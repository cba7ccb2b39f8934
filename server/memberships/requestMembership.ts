import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { BadRequest, InvalidField } from '../errors';
import { roleIn } from '../organizations/access';
import { blankAsNull } from '../validation/reading';
import { readComment } from './comment';
import { withOrganizationLocked, insertRequest, findRequests, updateRequest } from './repository';

/**
 * Ask to join an organization. When a request is already pending, only its comment changes.
 *
 * @param readBody called after the other checks, so that their errors come before those of the body
 * @returns `isNew`: false when the request was already pending
 * @throws BadRequest, InvalidField, InvalidModel
 */
export const requestMembership = (
  db: Kysely<Database>,
  organizationId: string,
  userId: string,
  readBody: () => Record<string, unknown>,
): Promise<{ id: string; isNew: boolean }> =>
  withOrganizationLocked(db, organizationId, async (transaction) => {
    if ((await roleIn(transaction, organizationId, userId)) !== undefined) {
      throw new BadRequest('You are already a member of this organization');
    }
    const wanted = { user: userId, status: 'pending' };
    const [pending] = await findRequests(transaction, organizationId, wanted);
    if (pending?.kind === 'invitation') {
      throw new BadRequest('You are already invited to this organization, accept the invitation');
    }
    const { comment: given = pending?.comment } = readBody();
    const written = blankAsNull(given) ?? null;
    if (written === null) {
      throw new InvalidField('comment', "'comment' is required when 'kind' is 'request'");
    }
    const comment = await readComment(
      transaction,
      written,
      pending ?? { organization_id: organizationId },
    );
    if (pending) {
      await updateRequest(transaction, pending, { comment });
      return { id: pending.id, isNew: false };
    }
    const id = await insertRequest(transaction, {
      organization_id: organizationId,
      user_id: userId,
      email: null,
      kind: 'request',
      role: 'editor',
      comment,
      created_by_id: null,
    });
    return { id, isNew: true };
  });
