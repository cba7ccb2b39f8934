import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  ErrorBody,
  Member,
  MembershipApplication,
  MembershipListQuery,
  MembershipRefusal,
  MembershipRequest,
} from '../../src/api/contract';
import type { Database } from '../db';
import { BadRequest, Forbidden, NotFound } from '../errors';
import { readJsonBody } from '../http/body';
import { languageOf } from '../http/language';
import { answerList } from '../http/page';
import { viewOf } from '../http/view';
import { isManager, requireManager } from '../organizations/access';
import { organizationFinder, OrganizationPath } from '../organizations/find';
import { presentMember } from '../organizations/present';
import { findMember } from '../organizations/repository';
import { parseUuid } from '../identifiers/uuid';
import { isFalsy } from '../validation/reading';
import { requestMembership } from './requestMembership';
import { readComment } from './comment';
import { presentRequest } from './present';
import {
  addMember,
  withOrganizationLocked,
  findRequests,
  requestBatches,
  type RequestRow,
  updateRequest,
} from './repository';

declare module 'fastify' {
  interface FastifyRequest {
    /** The identifier of a request or invitation, from `{id}` in the path. */
    membershipId: string;
  }
}

type Db = Kysely<Database>;

const tags = ['members'];
const RequestPath = Type.Object({
  ...OrganizationPath.properties,
  id: Type.String({ description: 'Identifier of the request or invitation' }),
});

/**
 * Set `request.membershipId` from the path.
 *
 * A text that is not a UUID gets 404 before the key is checked. The row is looked up later.
 */
export function findMembershipId(request: FastifyRequest, text: string): Promise<string> {
  const id = parseUuid(text.trim());
  if (id === undefined) return Promise.reject(new NotFound());
  request.membershipId = id;
  return Promise.resolve(id);
}

/** `/organizations/{org}/membership/`: requests to join an organization. */
export function requestRoutes(app: FastifyInstance, db: Db): void {
  const findOrganization = organizationFinder(db);
  const ofOrganization = { access: 'signed-in', find: findOrganization } as const;
  const ofRequest = { access: 'signed-in', find: [findOrganization, findMembershipId] } as const;

  app.get<{ Querystring: MembershipListQuery }>(
    '/organizations/:org/membership/',
    {
      config: ofOrganization,
      schema: {
        tags,
        summary:
          'List the membership requests and invitations of an organization, or only your own',
        params: OrganizationPath,
        querystring: MembershipListQuery,
        response: { 200: Type.Array(MembershipRequest), 403: ErrorBody },
      },
    },
    async (request, reply) => {
      const { user, status } = request.query;
      if (user && user !== request.caller?.id && !(await isManager(db, request))) {
        throw new Forbidden(
          'You can only access your own membership requests or the one of your organizations.',
        );
      }
      if (!user) await requireManager(db, request);
      const wanted = { user: user || undefined, status: status || undefined };
      const batches = requestBatches(db, request.organization.id, wanted);
      return answerList(request, reply, batches, async (rows) =>
        rows.map((row) => presentRequest(row, true, viewOf(request))),
      );
    },
  );

  app.post(
    '/organizations/:org/membership/',
    {
      config: { ...ofOrganization, isCreation: true },
      schema: {
        tags,
        summary:
          'Request membership of an organization, or update the comment of a pending request',
        params: OrganizationPath,
        body: MembershipApplication,
        response: { 200: MembershipRequest, 201: MembershipRequest },
      },
    },
    async (request, reply) => {
      const { organization, caller } = request;
      const { id, isNew } = await requestMembership(db, organization.id, caller?.id ?? '', () =>
        readJsonBody(request),
      );
      const [row] = await findRequests(db, organization.id, { id });
      return reply.code(isNew ? 201 : 200).send(row && presentRequest(row, true, viewOf(request)));
    },
  );

  app.post(
    '/organizations/:org/membership/:id/accept/',
    {
      config: ofRequest,
      schema: {
        tags,
        summary: 'Accept a membership request, even if it was refused before',
        params: RequestPath,
        response: { 200: Member, 409: Member, 403: ErrorBody },
      },
    },
    async (request, reply) => {
      await requireManager(db, request);
      const { organization } = request;
      const { userId, isNew } = await withOrganizationLocked(
        db,
        organization.id,
        async (transaction) => {
          const row = await requestOf(transaction, request);
          const member = await findMember(transaction, organization.id, row.user.id);
          if (!member) {
            await updateRequest(transaction, row, { status: 'accepted', ...handledBy(request) });
            await addMember(transaction, organization.id, row.user.id, row.role);
          }
          return { userId: row.user.id, isNew: !member };
        },
      );
      const member = await findMember(db, organization.id, userId);
      return reply
        .code(isNew ? 200 : 409)
        .send(member && presentMember(member, false, viewOf(request), languageOf(request)));
    },
  );

  app.post(
    '/organizations/:org/membership/:id/refuse/',
    {
      config: ofRequest,
      schema: {
        tags,
        summary: 'Refuse a membership request',
        params: RequestPath,
        body: MembershipRefusal,
        response: { 200: Type.Object({}), 403: ErrorBody },
      },
    },
    async (request) => {
      await requireManager(db, request);
      await withOrganizationLocked(db, request.organization.id, async (transaction) => {
        const row = await requestOf(transaction, request);
        const { comment } = readJsonBody(request);
        await updateRequest(transaction, row, {
          status: 'refused',
          refusal_comment: await readComment(
            transaction,
            isFalsy(comment) ? null : comment,
            row,
            'refusal_comment',
          ),
          ...handledBy(request),
        });
      });
      return {};
    },
  );

  app.post(
    '/organizations/:org/membership/:id/cancel/',
    {
      config: ofRequest,
      schema: {
        tags,
        summary: 'Cancel an invitation',
        params: RequestPath,
        response: { 200: Type.Object({}), 403: ErrorBody },
      },
    },
    async (request) => {
      await requireManager(db, request);
      await withOrganizationLocked(db, request.organization.id, async (transaction) => {
        const row = await findRequest(transaction, request);
        if (row.kind !== 'invitation') throw new BadRequest('Only invitations can be canceled');
        if (row.status !== 'pending') {
          throw new BadRequest('Only pending invitations can be canceled');
        }
        await updateRequest(transaction, row, { status: 'canceled', ...handledBy(request) });
      });
      return {};
    },
  );
}

const handledBy = ({ caller }: FastifyRequest) => ({ handled_by_id: caller?.id ?? null });

async function findRequest(
  db: Db,
  { organization, membershipId }: FastifyRequest,
): Promise<RequestRow> {
  const [row] = await findRequests(db, organization.id, { id: membershipId });
  if (!row) throw new NotFound('Unknown membership request id');
  return row;
}

/** @throws BadRequest for an invitation, which the organization can neither accept nor refuse */
async function requestOf(db: Db, request: FastifyRequest) {
  const { user, ...row } = await findRequest(db, request);
  if (row.kind === 'invitation' || !user) {
    throw new BadRequest('Use the cancel endpoint for invitations');
  }
  return { ...row, user };
}
