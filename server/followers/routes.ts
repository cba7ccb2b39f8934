import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import { ErrorBody, Follow, FollowCount, FollowListQuery, Page } from '../../src/api/contract';
import type { Database } from '../db';
import { BadRequest, Forbidden, NotFound } from '../errors';
import { isoFormat } from '../http/dates';
import { unmasked } from '../http/mask';
import { answerPage, type PageRequest } from '../http/page';
import { viewOf } from '../http/view';
import { isObjectId } from '../identifiers/objectId';
import { rowExists } from '../db/rowExists';
import { userReference } from '../references/user';
import { findFollowed, follow, type Followed, listFollowers, unfollow } from './repository';

const tags = ['followers'];
// Unlike others, these paths do not redirect to the slug, and the object is looked up after the
// query string is checked.
const FollowersPath = Type.Object({
  id: Type.String({ description: 'Identifier; GET also accepts the slug' }),
});
type FollowersPath = { Params: { id: string } };

const NOUNS: Record<Followed, string> = {
  users: 'a user',
  organizations: 'an organization',
  datasets: 'a dataset',
  reuses: 'a reuse',
  dataservices: 'a dataservice',
};

/**
 * `/users/{id}/followers/`, and those of organizations and of what is published.
 *
 * Callers follow and unfollow with their own account.
 */
export function followersRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  for (const kind of Object.keys(NOUNS)) followersOf(app, db, kind as Followed);
}

function followersOf(app: FastifyInstance, db: Kysely<Database>, kind: Followed): void {
  const url = `/${kind}/:id/followers/`;

  app.get<FollowersPath & { Querystring: PageRequest & { user?: string } }>(
    url,
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: `List the followers of ${NOUNS[kind]}`,
        params: FollowersPath,
        querystring: FollowListQuery,
        response: { 200: Page(Follow) },
      },
    },
    async (request, reply) => {
      const { user, ...page } = request.query;
      const followedId = await findFollowed(db, kind, request.params.id);
      if (followedId === undefined) throw new NotFound();
      if (user && !isObjectId(user)) throw new BadRequest('`user` must be an identifier');
      const wanted = { ...page, user: user ? user.toLowerCase() : undefined };
      const follows = await listFollowers(db, kind, followedId, wanted);
      const view = viewOf(request);
      return answerPage(request, reply, page, follows, async (rows) =>
        rows.map(({ id, since, follower }) => ({
          id,
          follower: userReference(follower, view),
          since: isoFormat(since),
        })),
      );
    },
  );

  app.post<FollowersPath>(
    url,
    {
      config: { access: 'signed-in', isCreation: true },
      schema: {
        tags,
        summary: `Follow ${NOUNS[kind]}`,
        params: FollowersPath,
        response: { 200: unmasked(FollowCount), 201: unmasked(FollowCount), 403: ErrorBody },
      },
    },
    async (request, reply) => {
      const callerId = request.caller?.id ?? '';
      const id = request.params.id.toLowerCase();
      if (id === callerId && kind === 'users') throw new Forbidden("You can't follow yourself");
      if (!isObjectId(id) || !(await rowExists(db, kind, id))) throw new NotFound();
      const { isNew, followers } = await follow(db, kind, callerId, id);
      return reply.code(isNew ? 201 : 200).send({ followers });
    },
  );

  app.delete<FollowersPath>(
    url,
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: `Unfollow ${NOUNS[kind]}`,
        params: FollowersPath,
        response: { 200: unmasked(FollowCount) },
      },
    },
    async (request) => {
      const id = request.params.id.toLowerCase();
      const followers = await unfollow(db, kind, request.caller?.id ?? '', id);
      if (followers === undefined) throw new NotFound();
      return { followers };
    },
  );
}
