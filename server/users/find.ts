import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import type { Database } from '../db';
import { NotCanonicalName, NotFound } from '../errors';
import { isObjectId } from '../identifiers/objectId';
import { toSlug } from '../identifiers/slug';
import { findUserById, findUserBySlug, type UserRow } from './repository';

declare module 'fastify' {
  interface FastifyRequest {
    /** The account that `{user}` in the path names. */
    user: UserRow;
  }
}

/** The parameters of a path that contains `{user}`. */
export const UserPath = Type.Object({
  user: Type.String({ description: 'Identifier or slug of the user' }),
});

/**
 * Find the account that `{user}` in a path names.
 *
 * The name is an identifier, a slug, or a text that `toSlug` turns into the slug of an account.
 *
 * @throws NotFound; NotCanonicalName when only the slugified text matches
 */
async function findUser(db: Kysely<Database>, name: string): Promise<UserRow> {
  const exact =
    (isObjectId(name) ? await findUserById(db, name) : undefined) ??
    (await findUserBySlug(db, name));
  if (exact) return exact;
  const slug = toSlug(name);
  if (slug === name || !slug || !(await findUserBySlug(db, slug))) throw new NotFound();
  throw new NotCanonicalName(slug);
}

/** Sets `request.user` to the account that the path names, and returns its slug. */
export const userFinder =
  (db: Kysely<Database>) =>
  async (request: FastifyRequest, name: string): Promise<string> => {
    request.user = await findUser(db, name);
    return request.user.slug;
  };
