import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { NotFound, Redirect } from '../errors';
import { isObjectId } from '../objectId';
import { toSlug } from '../slug';
import { findUserById, findUserBySlug, type UserRow } from './repository';

declare module 'fastify' {
  interface FastifyRequest {
    /** The account that `{user}` in the path names. */
    user: UserRow;
  }
}

/**
 * The account that `{user}` in a path names: by identifier, by slug, or by a text whose slug it is.
 *
 * @throws NotFound; Redirect to the slug when only the third matches, query left out
 */
export async function findUser(db: Kysely<Database>, request: FastifyRequest): Promise<UserRow> {
  const { user: name } = request.params as { user: string };
  const exact =
    (isObjectId(name) ? await findUserById(db, name) : undefined) ??
    (await findUserBySlug(db, name));
  if (exact) return exact;
  const slug = toSlug(name);
  if (slug === name || !slug || !(await findUserBySlug(db, slug))) throw new NotFound();
  const route = request.routeOptions.url ?? '';
  throw new Redirect(route.replace(':user', slug));
}
