import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { recordActivity } from '../recording/activity';

/**
 * Record that an organization was changed, if any of the fields that are recorded was.
 *
 * Deletions and restorations are changes of `deleted`. The creation of an organization is not recorded.
 */
export async function recordUpdate(
  transaction: Kysely<Database>,
  organizationId: string,
  actorId: string,
  changes: readonly string[],
): Promise<void> {
  if (changes.length === 0) return;
  await recordActivity(transaction, {
    key: 'organization:updated',
    actorId,
    organizationId,
    subject: { class: 'Organization', id: organizationId },
    changes,
  });
}
