import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { NamedOtherwise, NotFound } from '../errors';
import { isObjectId } from '../objectId';
import { toSlug } from '../slug';
import {
  findOrganizationById,
  findOrganizationByOldSlug,
  findOrganizationBySlug,
  type OrganizationRow,
} from './repository';

declare module 'fastify' {
  interface FastifyRequest {
    /** The organization that `{org}` in the path names. */
    organization: OrganizationRow;
  }
}

/**
 * The organization that `{org}` in a path names: by identifier, or by slug.
 *
 * @throws NotFound; NamedOtherwise for a text whose slug it is, or for a former slug
 */
export async function findOrganization(
  db: Kysely<Database>,
  name: string,
): Promise<OrganizationRow> {
  const exact =
    (isObjectId(name) ? await findOrganizationById(db, name) : undefined) ??
    (await findOrganizationBySlug(db, name));
  if (exact) return exact;
  const moved =
    (await findOrganizationBySlug(db, toSlug(name))) ?? (await findOrganizationByOldSlug(db, name));
  if (!moved) throw new NotFound();
  throw new NamedOtherwise(moved.slug);
}
