import type { Kysely } from 'kysely';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { PermissionDenied } from '../errors';
import { roleIn } from '../organizations/access';
import type { ContactRow } from './repository';

/**
 * Check that the caller may change a contact point.
 *
 * Its owner may, or the administrators and editors of its organization, or an administrator of the
 * site.
 *
 * @throws PermissionDenied
 */
export async function requireOwner(
  db: Kysely<Database>,
  { owner_id, organization_id }: ContactRow,
  caller: Caller,
): Promise<void> {
  if (caller.isAdmin) return;
  const isOwner =
    organization_id === null
      ? owner_id === caller.id
      : ['admin', 'editor'].includes((await roleIn(db, organization_id, caller.id)) ?? '');
  if (!isOwner) throw new PermissionDenied();
}
