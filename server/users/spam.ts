import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { viewOf } from '../http/view';
import { userUrls } from '../references/user';
import { reportSpam } from '../reports/automatic';
import type { UserRow } from './repository';

/**
 * Report an account whose new or changed profile is probably spam.
 *
 * @param before the account before the change; undefined for a new one
 */
export function reportSpammer(
  db: Kysely<Database>,
  request: FastifyRequest,
  before: UserRow | undefined,
  { id, slug, about, website }: UserRow,
): Promise<void> {
  const { page } = userUrls({ slug }, viewOf(request));
  return reportSpam(db, request, { class: 'User', id, label: slug, page }, [
    { before: before?.about, after: about },
    { before: before?.website, after: website },
  ]);
}
