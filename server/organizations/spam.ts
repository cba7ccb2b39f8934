import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { viewOf } from '../http/view';
import { organizationUrls } from '../references/organization';
import { reportSpam } from '../reports/automatic';
import type { OrganizationRow } from './repository';

/**
 * Report an organization whose new or changed texts are probably spam, unless it is certified.
 *
 * @param before the organization before the change; undefined for a new one
 */
export async function reportSpamOf(
  db: Kysely<Database>,
  request: FastifyRequest,
  before: OrganizationRow | undefined,
  { id, slug, name, description, badges }: OrganizationRow,
): Promise<void> {
  if (badges.includes('certified')) return;
  const { page } = organizationUrls({ slug }, viewOf(request));
  await reportSpam(db, request, { class: 'Organization', id, label: name, page }, [
    { before: before?.name, after: name },
    { before: before?.description, after: description },
  ]);
}
