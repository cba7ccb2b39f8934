import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { InvalidModel } from '../errors';
import { requestIds, type RequestRow } from './repository';

/**
 * Check the comment of a request or invitation, which must be a text or null.
 *
 * @param request a stored request, or only its organization when the request is new
 * @throws InvalidModel, with the index of the request in the organization's list, as in udata. For a
 *   new request it is the index after the last one.
 */
export async function readComment(
  db: Kysely<Database>,
  given: unknown,
  request: Pick<RequestRow, 'organization_id'> & { id?: string },
  field: 'comment' | 'refusal_comment' = 'comment',
): Promise<string | null> {
  if (given === null || typeof given === 'string') return given;
  const all = await requestIds(db, request.organization_id);
  const found = request.id === undefined ? -1 : all.indexOf(request.id);
  const index = found < 0 ? all.length : found;
  throw new InvalidModel('Organization', request.organization_id, {
    requests: { [index]: { [field]: 'StringField only accepts string values' } },
  });
}
