import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  ErrorBody,
  Page,
  Role,
  User,
  UserCreate,
  UserDeleteQuery,
  UserListQuery,
  UserSuggestion,
  UserSuggestQuery,
  UserUpdate,
} from '../../src/api/contract';
import type { Database } from '../db';
import { Forbidden, Gone, NotFound } from '../errors';
import { readJsonBody } from '../http/body';
import { languageOf } from '../http/language';
import { answerPage, type PageRequest } from '../http/page';
import { NO_CONTENT } from '../http/access';
import { type View, viewOf } from '../http/view';
import type { ImageStorage } from '../images/storage';
import { organizationsOfUsers } from '../references/organization';
import { toSlug } from '../identifiers/slug';
import { userFinder, UserPath } from './find';
import { presentSuggestion, presentUser } from './present';
import {
  type DeleteComments,
  deleteUser,
  requirePasswordRotation,
  listRoles,
  listUsers,
  suggestUsers,
  type UserRow,
} from './repository';
import { readChanges, readNewUser } from './rules';
import { reportSpammer } from './spam';
import { addUser, changeUser } from './write';

type UserPath = { Params: { user: string } };
const tags = ['users'];

/**
 * `/users/`: the accounts. The routes of their followers are in `followers/routes.ts`.
 *
 * @param deleteComments deletes the comments of an account
 */
export function usersRoutes(
  app: FastifyInstance,
  db: Kysely<Database>,
  images: ImageStorage,
  deleteComments: DeleteComments,
): void {
  const present = async (row: UserRow, view: View) => (await presentAll(db, [row], view))[0];
  const find = userFinder(db);

  app.get<{ Querystring: UserListQuery & PageRequest }>(
    '/users/',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        summary: 'List or search users',
        querystring: UserListQuery,
        response: { 200: Page(User) },
      },
    },
    async (request, reply) => {
      const users = await listUsers(db, request.query);
      const view = viewOf(request);
      return answerPage(request, reply, request.query, users, (rows) => presentAll(db, rows, view));
    },
  );

  app.post(
    '/users/',
    {
      config: { access: 'administrator' },
      schema: { tags, summary: 'Create a user', body: UserCreate, response: { 201: User } },
    },
    async (request, reply) => {
      const language = languageOf(request);
      const values = await readNewUser(db, readJsonBody(request), language);
      const row = await addUser(db, values, language);
      await reportSpammer(db, request, undefined, row);
      return reply.code(201).send(await present(row, viewOf(request)));
    },
  );

  app.get(
    '/users/roles/',
    {
      config: { access: 'public' },
      schema: { tags, summary: 'List the site-wide roles', response: { 200: Type.Array(Role) } },
    },
    () => listRoles(db),
  );

  app.get<{ Querystring: Required<UserSuggestQuery> }>(
    '/users/suggest/',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Suggest users by part of their slug',
        querystring: UserSuggestQuery,
        response: { 200: Type.Array(UserSuggestion) },
      },
    },
    async (request) => {
      const rows = await suggestUsers(db, toSlug(request.query.q), request.query.size);
      return rows.map((row) => presentSuggestion(row, viewOf(request)));
    },
  );

  app.get<UserPath>(
    '/users/:user/',
    {
      config: { access: 'public', find },
      schema: {
        tags,
        summary: 'Get a user',
        params: UserPath,
        response: { 200: User, 410: ErrorBody },
      },
    },
    (request) => {
      const view = viewOf(request);
      if (!view.isAdmin && !request.user.active) throw new Gone('User is not active');
      if (!view.isAdmin && request.user.deleted) throw new Gone('User has been deleted');
      return present(request.user, view);
    },
  );

  app.put<UserPath>(
    '/users/:user/',
    {
      config: { access: 'administrator', find },
      schema: {
        tags,
        summary: 'Update a user; omitted fields keep their values',
        params: UserPath,
        body: UserUpdate,
        response: { 200: User },
      },
    },
    async (request) => {
      const body = readJsonBody(request);
      const language = languageOf(request);
      const changes = await readChanges(db, body, request.user, language);
      const row = await changeUser(db, request.user, changes, language);
      // Deleted since the account was read. A later request by its old slug would get 404 as well;
      // one that finds the deleted account by identifier may change it, as in udata.
      if (!row) throw new NotFound();
      await reportSpammer(db, request, request.user, row);
      return present(row, viewOf(request));
    },
  );

  app.delete<UserPath & { Querystring: UserDeleteQuery }>(
    '/users/:user/',
    {
      config: { access: 'administrator', find },
      schema: {
        tags,
        summary: 'Delete a user permanently; no e-mail is sent',
        params: UserPath,
        querystring: UserDeleteQuery,
        response: { 204: NO_CONTENT, 410: ErrorBody },
      },
    },
    async (request, reply) => {
      if (request.user.id === request.caller?.id) {
        throw new Forbidden('You cannot delete yourself with this API. Use the "me" API instead.');
      }
      const { user, caller, query } = request;
      const withComments = query.delete_comments ? deleteComments : undefined;
      await deleteUser(db, images, user.id, caller?.id ?? '', withComments);
      return reply.code(204).send();
    },
  );

  app.post<UserPath>(
    '/users/:user/rotate_password/',
    {
      config: { access: 'administrator', find },
      schema: {
        tags,
        summary: 'Require a new password at the next sign-in with a password',
        params: UserPath,
        response: { 204: NO_CONTENT },
      },
    },
    async (request, reply) => {
      await requirePasswordRotation(db, request.user.id);
      return reply.code(204).send();
    },
  );
}

async function presentAll(db: Kysely<Database>, rows: UserRow[], view: View): Promise<User[]> {
  const organizations = await organizationsOfUsers(
    db,
    rows.map(({ id }) => id),
    view,
  );
  return rows.map((row) => presentUser(row, organizations.get(row.id) ?? [], view));
}
