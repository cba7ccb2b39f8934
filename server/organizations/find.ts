import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import type { Database } from '../db';
import { NotCanonicalName, NotFound } from '../errors';
import { isObjectId } from '../identifiers/objectId';
import { toSlug } from '../identifiers/slug';
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
 * Find the organization that `{org}` in a path names, by identifier or slug.
 *
 * @throws NotFound; NotCanonicalName for a former slug, or for a text that `toSlug` turns into the
 *   slug
 */
async function findOrganization(db: Kysely<Database>, name: string): Promise<OrganizationRow> {
  const exact =
    (isObjectId(name) ? await findOrganizationById(db, name) : undefined) ??
    (await findOrganizationBySlug(db, name));
  if (exact) return exact;
  const moved =
    (await findOrganizationBySlug(db, toSlug(name))) ?? (await findOrganizationByOldSlug(db, name));
  if (!moved) throw new NotFound();
  throw new NotCanonicalName(moved.slug);
}

/** The parameters of a path that contains `{org}`. */
export const OrganizationPath = Type.Object({
  org: Type.String({ description: 'Identifier or slug of the organization' }),
});

/** Sets `request.organization` to the organization that the path names, and returns its slug. */
export const organizationFinder =
  (db: Kysely<Database>) =>
  async (request: FastifyRequest, name: string): Promise<string> => {
    request.organization = await findOrganization(db, name);
    return request.organization.slug;
  };
