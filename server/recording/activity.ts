import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { newObjectId } from '../identifiers/objectId';

/** Something that an account did, and to what. */
export interface NewActivity {
  /** One of `KEYS`. */
  key: string;
  actorId: string;
  /** The organization that owns the subject. */
  organizationId: string | null;
  subject: { class: string; id: string };
  /** Paths of the fields that were changed. */
  changes?: readonly string[];
}

/** Add an entry to the log of activity. Call it in the transaction that makes the change. */
export async function recordActivity(
  transaction: Kysely<Database>,
  { key, actorId, organizationId, subject, changes = [] }: NewActivity,
): Promise<void> {
  await transaction
    .insertInto('activities')
    .values({
      id: newObjectId(),
      key,
      actor_id: actorId,
      organization_id: organizationId,
      subject_class: subject.class,
      subject_id: subject.id,
      created_at: new Date(),
      changes: [...changes],
      extras: '{}',
    })
    .execute();
}
