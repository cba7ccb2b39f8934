import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { InvalidModel } from '../errors';
import { listRequests, type RequestRow } from './repository';

/**
 * What somebody wrote beside a request, a text or null.
 *
 * @param request the one it is about, or the organization of one that is to be the last of its list
 * @throws InvalidModel, which names the place of the request in that list
 */
export async function readComment(
  db: Kysely<Database>,
  given: unknown,
  request: Pick<RequestRow, 'organization_id'> & { id?: string },
  field: 'comment' | 'refusal_comment' = 'comment',
): Promise<string | null> {
  if (given === null || typeof given === 'string') return given;
  const all = await listRequests(db, request.organization_id);
  const found = all.findIndex(({ id }) => id === request.id);
  const place = found < 0 ? all.length : found;
  throw new InvalidModel('Organization', request.organization_id, {
    requests: { [place]: { [field]: 'StringField only accepts string values' } },
  });
}
