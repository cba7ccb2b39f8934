import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  CommentUpdate,
  Discussion,
  DiscussionComment,
  DiscussionCreate,
  DiscussionListQuery,
  DiscussionUpdate,
  ErrorBody,
  Page,
  PublicationDeleteQuery,
} from '../../src/api/contract';
import { signedInCaller } from '../auth';
import type { Database } from '../db';
import { rowExists } from '../db/rowExists';
import { BadRequest, Forbidden, NotFound, PermissionDenied } from '../errors';
import { NO_CONTENT } from '../http/access';
import { readJsonBody } from '../http/body';
import { answerList, answerPage, type PageRequest } from '../http/page';
import { isObjectId } from '../identifiers/objectId';
import { organizationFinder, OrganizationPath } from '../organizations/find';
import { checkIdentifiers } from '../publications/filters';
import { rightsOf } from '../publications/ownership';
import { subjectsByKeys } from '../publications/subjects';
import { presentDiscussions } from './present';
import {
  type DiscussionRow,
  findDiscussion,
  listDiscussions,
  type MessageRow,
  messagesOf,
  organizationDiscussions,
} from './repository';
import { speaksFor } from './rights';
import {
  hasComment,
  readClose,
  readComment,
  readNewDiscussion,
  readOrganization,
  readTitle,
} from './rules';
import {
  answerDiscussion,
  deleteDiscussion,
  deleteMessage,
  editMessage,
  openDiscussion,
  renameDiscussion,
} from './write';

const tags = ['discussions'];
const DiscussionPath = Type.Object({
  id: Type.String({ description: 'Identifier of the discussion' }),
});
const CommentPath = Type.Object({
  ...DiscussionPath.properties,
  comment: Type.String({
    description: 'Identifier of the comment, or its place from 0, which others change',
  }),
});
type DiscussionPath = { Params: { id: string } };
type CommentPath = { Params: { id: string; comment: string } };

const IDENTIFIERS = { org: '`org`', user: '`user`' };

/**
 * `/discussions/`, with their messages.
 *
 * The discussion is looked up after the key is checked, so that callers without one get 401 for any
 * identifier.
 */
export function discussionsRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const present = async (row: DiscussionRow, request: FastifyRequest) =>
    (await presentDiscussions(db, [row], request))[0];

  app.get<{ Querystring: DiscussionListQuery & PageRequest }>(
    '/discussions/',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'List discussions with all their messages, whatever the state of their subject',
        querystring: DiscussionListQuery,
        response: { 200: Page(Discussion) },
      },
    },
    async (request, reply) => {
      const { query } = request;
      for (const id of query.for ?? []) checkIdentifiers({ for: id }, { for: '`for`' });
      checkIdentifiers(query, IDENTIFIERS);
      if (query.org && !(await rowExists(db, 'organizations', query.org.toLowerCase()))) {
        throw new NotFound();
      }
      const discussions = await listDiscussions(db, query);
      return answerPage(request, reply, query, discussions, (rows) =>
        presentDiscussions(db, rows, request),
      );
    },
  );

  app.post(
    '/discussions/',
    {
      config: { access: 'signed-in', isCreation: true },
      schema: {
        tags,
        summary: 'Open a discussion; no e-mail is sent',
        body: DiscussionCreate,
        response: { 201: Discussion },
      },
    },
    async (request, reply) => {
      const [body, caller] = [readJsonBody(request), signedInCaller(request)];
      const values = await readNewDiscussion(db, body, caller);
      const row = await openDiscussion(db, request, values, caller.id);
      return reply.code(201).send(await present(row, request));
    },
  );

  app.get(
    '/organizations/:org/discussions/',
    {
      config: { access: 'public', find: organizationFinder(db) },
      schema: {
        tags: ['organizations'],
        summary: 'List the discussions about datasets and reuses of an organization',
        params: OrganizationPath,
        response: { 200: Type.Array(Discussion) },
      },
    },
    async (request, reply) => {
      const batches = await organizationDiscussions(db, request.organization.id);
      return answerList(request, reply, batches, (rows) => presentDiscussions(db, rows, request));
    },
  );

  app.get<DiscussionPath>(
    '/discussions/:id/',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Get a discussion',
        params: DiscussionPath,
        response: { 200: Discussion },
      },
    },
    async (request) => present(await discussionOf(db, request.params.id), request),
  );

  app.post<DiscussionPath>(
    '/discussions/:id/',
    {
      config: { access: 'signed-in', isCreation: true },
      schema: {
        tags,
        summary: 'Comment on a discussion, or close it for good; no e-mail is sent',
        params: DiscussionPath,
        body: DiscussionComment,
        response: { 200: Discussion, 403: ErrorBody },
      },
    },
    async (request) => {
      const row = await discussionOf(db, request.params.id);
      const caller = signedInCaller(request);
      if (row.closed) throw new Forbidden("Can't add comments on a closed discussion");
      const body = readJsonBody(request);
      const isClosing = readClose(body);
      const organizationId = await readOrganization(db, body.organization, caller);
      if (!isClosing && !hasComment(body)) {
        throw new BadRequest(
          'Can only close without message. Please provide either `close` or a `comment`.',
        );
      }
      if (isClosing) await requireCloser(db, request, row);
      const place = (await messagesOfDiscussion(db, row)).length;
      const comment = hasComment(body) ? readComment(body, row.id, place) : null;
      const answer = { comment, isClosing, userId: caller.id, organizationId };
      return present(await answerDiscussion(db, request, row.id, answer), request);
    },
  );

  app.put<DiscussionPath>(
    '/discussions/:id/',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Change the title of a discussion',
        params: DiscussionPath,
        body: DiscussionUpdate,
        response: { 200: Discussion, 403: ErrorBody },
      },
    },
    async (request) => {
      const row = await discussionOf(db, request.params.id);
      await requireAuthor(db, request, row.user_id, row.organization_id);
      const title = readTitle(readJsonBody(request), row.id);
      return present(await renameDiscussion(db, request, row.id, title), request);
    },
  );

  app.delete<DiscussionPath>(
    '/discussions/:id/',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Delete a discussion with everybody’s messages for good; no e-mail is sent',
        params: DiscussionPath,
        querystring: PublicationDeleteQuery,
        response: { 204: NO_CONTENT, 403: ErrorBody },
      },
    },
    async (request, reply) => {
      const row = await discussionOf(db, request.params.id);
      await requireAuthor(db, request, row.user_id, row.organization_id);
      await deleteDiscussion(db, row, signedInCaller(request).id);
      return reply.code(204).send();
    },
  );

  app.put<CommentPath>(
    '/discussions/:id/comments/:comment/',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Change a comment',
        params: CommentPath,
        body: CommentUpdate,
        response: { 200: Discussion, 403: ErrorBody },
      },
    },
    async (request) => {
      const { message, place } = await commentOf(db, request.params);
      await requireWriter(db, request, message);
      const content = readComment(readJsonBody(request), message.discussion_id, place);
      return present(await editMessage(db, request, message, content, place === 0), request);
    },
  );

  app.delete<CommentPath>(
    '/discussions/:id/comments/:comment/',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Delete a comment for good, except the first one; no e-mail is sent',
        params: CommentPath,
        querystring: PublicationDeleteQuery,
        response: { 204: NO_CONTENT, 403: ErrorBody },
      },
    },
    async (request, reply) => {
      const { message, place } = await commentOf(db, request.params);
      if (place === 0) {
        throw new BadRequest('You cannot delete the first comment of a discussion');
      }
      await requireWriter(db, request, message);
      await deleteMessage(db, message, signedInCaller(request).id);
      return reply.code(204).send();
    },
  );
}

/** @throws NotFound */
async function discussionOf(db: Kysely<Database>, id: string): Promise<DiscussionRow> {
  const row = isObjectId(id) ? await findDiscussion(db, id.toLowerCase()) : undefined;
  if (!row) throw new NotFound();
  return row;
}

const messagesOfDiscussion = async (
  db: Kysely<Database>,
  { id }: DiscussionRow,
): Promise<MessageRow[]> => (await messagesOf(db, [id])).get(id) ?? [];

/**
 * The message that a path names by its identifier or place.
 *
 * @throws NotFound
 */
async function commentOf(
  db: Kysely<Database>,
  { id, comment }: CommentPath['Params'],
): Promise<{ message: MessageRow; place: number }> {
  const messages = await messagesOfDiscussion(db, await discussionOf(db, id));
  const place = /^\d+$/.test(comment)
    ? Number(comment)
    : messages.findIndex((message) => message.id === comment);
  const message = messages[place];
  if (!message) throw new NotFound('Comment does not exist');
  return { message, place };
}

/** @throws PermissionDenied */
async function requireAuthor(
  db: Kysely<Database>,
  request: FastifyRequest,
  userId: string | null,
  organizationId: string | null,
): Promise<void> {
  const rights = await rightsOf(db, request.caller);
  if (!speaksFor(rights, userId, organizationId)) throw new PermissionDenied();
}

const requireWriter = (
  db: Kysely<Database>,
  request: FastifyRequest,
  { posted_by_id, posted_by_organization_id }: MessageRow,
) => requireAuthor(db, request, posted_by_id, posted_by_organization_id);

/** @throws PermissionDenied unless the caller is the author or may edit the subject */
async function requireCloser(
  db: Kysely<Database>,
  request: FastifyRequest,
  row: DiscussionRow,
): Promise<void> {
  const rights = await rightsOf(db, request.caller);
  if (speaksFor(rights, row.user_id, row.organization_id)) return;
  const key = { class: row.subject_class, id: row.subject_id };
  const subject = (await subjectsByKeys(db, [key])).get(row.subject_id);
  if (!subject || !rights.mayEdit(subject)) throw new PermissionDenied();
}
