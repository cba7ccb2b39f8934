import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { reportSpam } from '../reports/automatic';
import { KINDS, type PublicationKind } from './kinds';
import type { Owned } from './ownership';

interface Texts extends Owned {
  id: string;
  title: string;
  description: string | null;
}

/**
 * Report a publication whose new or changed texts are probably spam, unless it is that of a certified
 * organization.
 *
 * @param before the publication before the change; undefined for a new one
 * @param page its public page; null if there is none
 */
export async function reportSpamIn(
  db: Kysely<Database>,
  request: FastifyRequest,
  kind: PublicationKind,
  before: Texts | undefined,
  after: Texts & { page: string | null },
): Promise<void> {
  if (await isCertified(db, after.organization_id)) return;
  const { id, title, description, page } = after;
  await reportSpam(db, request, { class: KINDS[kind].class, id, label: title, page }, [
    { before: before?.title, after: title },
    { before: before?.description, after: description },
  ]);
}

async function isCertified(db: Kysely<Database>, organizationId: string | null): Promise<boolean> {
  if (organizationId === null) return false;
  const organization = await db
    .selectFrom('organizations')
    .select('badges')
    .where('id', '=', organizationId)
    .executeTakeFirst();
  return organization?.badges.includes('certified') ?? false;
}
