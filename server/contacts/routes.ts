import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  CONTACT_ROLES,
  ContactPoint,
  ContactPointCreate,
  ContactPointUpdate,
  ContactRole,
  ErrorBody,
  OrganizationSuggestQuery,
  Page,
  PageQuery,
} from '../../src/api/contract';
import { type Database, isUniqueViolation } from '../db';
import { InvalidField, NotFound, Unauthorized } from '../errors';
import { NO_CONTENT } from '../http/access';
import { readJsonBody } from '../http/body';
import { inLanguage, languageOf } from '../http/language';
import { answerList, answerPage, type PageRequest } from '../http/page';
import { viewOf } from '../http/view';
import { isObjectId } from '../identifiers/objectId';
import { organizationFinder, OrganizationPath } from '../organizations/find';
import { userFinder, UserPath } from '../users/find';
import { requireOwner } from './access';
import { presentContacts } from './present';
import {
  type ContactRow,
  createContact,
  deleteContact,
  findContact,
  isDuplicate,
  listContacts,
  lockContact,
  suggestContacts,
  updateContact,
} from './repository';
import { readContact, type Writer } from './rules';
import { CONTACT_REFUSALS, ROLE_LABELS } from './messages';

declare module 'fastify' {
  interface FastifyRequest {
    /** The contact point that `{contact}` in the path names. */
    contact: ContactRow;
  }
}

const tags = ['contacts'];
const ContactPath = Type.Object({
  contact: Type.String({ description: 'Identifier of the contact point' }),
});

/** `/contacts/`, `/users/{user}/contacts/` and `/organizations/{org}/contacts/`. */
export function contactsRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const present = async (row: ContactRow, request: FastifyRequest) =>
    (await presentContacts(db, [row], viewOf(request)))[0];
  const find = async (request: FastifyRequest, id: string) => {
    const row = isObjectId(id) ? await findContact(db, id) : undefined;
    if (!row) throw new NotFound();
    request.contact = row;
  };

  app.post(
    '/contacts/',
    {
      config: { access: 'signed-in', isCreation: true },
      schema: {
        tags,
        summary: 'Create a contact point, or return an identical existing one',
        body: ContactPointCreate,
        response: { 200: ContactPoint, 201: ContactPoint },
      },
    },
    async (request, reply) => {
      const values = await readContact(db, writerOf(request), readJsonBody(request));
      const { row, isNew } = await createContact(db, values);
      return reply.code(isNew ? 201 : 200).send(await present(row, request));
    },
  );

  app.get(
    '/contacts/roles/',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'List the roles of contact points',
        response: { 200: Type.Array(ContactRole) },
      },
    },
    async (request) =>
      CONTACT_ROLES.map((id) => ({ id, label: inLanguage(ROLE_LABELS[id], languageOf(request)) })),
  );

  app.get(
    '/contacts/:contact/',
    {
      config: { access: 'public', find },
      schema: {
        tags,
        summary: 'Get a contact point',
        params: ContactPath,
        response: { 200: ContactPoint },
      },
    },
    (request) => present(request.contact, request),
  );

  app.put(
    '/contacts/:contact/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Update a contact point; omitted fields keep their values',
        params: ContactPath,
        body: ContactPointUpdate,
        response: { 200: ContactPoint, 403: ErrorBody },
      },
    },
    async (request) => {
      const { id } = request.contact;
      const writer = writerOf(request);
      await requireOwner(db, request.contact, writer.caller);
      const duplicate = new InvalidField(
        'name',
        inLanguage(CONTACT_REFUSALS.duplicate, languageOf(request)),
      );
      const change = db.transaction().execute(async (transaction) => {
        const contact = await lockContact(transaction, id);
        if (!contact) throw new NotFound();
        const body = readJsonBody(request);
        const values = await readContact(transaction, writer, body, contact);
        const { name, email, contact_form, role } = values;
        const details = { name, email, contact_form, role };
        if (await isDuplicate(transaction, id, details)) throw duplicate;
        return updateContact(transaction, id, details);
      });
      try {
        return await present(await change, request);
      } catch (error) {
        throw isUniqueViolation(error, 'contact_points_key') ? duplicate : error;
      }
    },
  );

  app.delete(
    '/contacts/:contact/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Delete a contact point',
        params: ContactPath,
        response: { 204: NO_CONTENT, 403: ErrorBody },
      },
    },
    async (request, reply) => {
      await requireOwner(db, request.contact, writerOf(request).caller);
      if (!(await deleteContact(db, request.contact.id))) throw new NotFound();
      return reply.code(204).send();
    },
  );

  const list = async (
    request: FastifyRequest,
    reply: FastifyReply,
    column: 'owner_id' | 'organization_id',
    id: string,
    page: PageRequest,
  ) => {
    const contacts = await listContacts(db, column, id, page);
    return answerPage(request, reply, page, contacts, (rows) =>
      presentContacts(db, rows, viewOf(request)),
    );
  };
  const listSchema = { tags, querystring: PageQuery, response: { 200: Page(ContactPoint) } };

  app.get<{ Params: { user: string }; Querystring: PageRequest }>(
    '/users/:user/contacts/',
    {
      config: { access: 'public', find: userFinder(db) },
      schema: {
        ...listSchema,
        summary: 'List the contact points of a user',
        params: UserPath,
      },
    },
    (request, reply) => list(request, reply, 'owner_id', request.user.id, request.query),
  );

  app.get<{ Params: { org: string }; Querystring: PageRequest }>(
    '/organizations/:org/contacts/',
    {
      config: { access: 'public', find: organizationFinder(db) },
      schema: {
        ...listSchema,
        summary: 'List the contact points of an organization',
        params: OrganizationPath,
      },
    },
    (request, reply) =>
      list(request, reply, 'organization_id', request.organization.id, request.query),
  );

  app.get<{ Querystring: Required<OrganizationSuggestQuery> }>(
    '/organizations/:org/contacts/suggest/',
    {
      config: { access: 'public', find: organizationFinder(db) },
      schema: {
        tags,
        summary:
          'Suggest contact points of an organization by part of their name, e-mail or form address',
        params: OrganizationPath,
        querystring: OrganizationSuggestQuery,
        response: { 200: Type.Array(ContactPoint) },
      },
    },
    (request, reply) => {
      const { q, size } = request.query;
      const batches = suggestContacts(db, request.organization.id, q, size);
      return answerList(request, reply, batches, (rows) =>
        presentContacts(db, rows, viewOf(request)),
      );
    },
  );
}

function writerOf(request: FastifyRequest): Writer {
  if (!request.caller) throw new Unauthorized();
  return { caller: request.caller, language: languageOf(request) };
}
