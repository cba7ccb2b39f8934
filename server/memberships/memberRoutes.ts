import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  ErrorBody,
  Member,
  MEMBER_ROLES,
  MembershipInvite,
  MembershipRequest,
  MemberUpdate,
} from '../../src/api/contract';
import type { Database } from '../db';
import { BadRequest, NotFound } from '../errors';
import { NO_CONTENT } from '../http/access';
import { readJson, readJsonBody } from '../http/body';
import { languageOf } from '../http/language';
import { viewOf } from '../http/view';
import { requireManager } from '../organizations/access';
import { recordUpdate } from '../organizations/activity';
import { organizationFinder, OrganizationPath } from '../organizations/find';
import { presentMember } from '../organizations/present';
import { findMember } from '../organizations/repository';
import { userFinder, UserPath } from '../users/find';
import { readChoice } from '../validation/reading';
import { refuseAssignments } from './assignments';
import { invite } from './invite';
import { presentRequest } from './present';
import {
  findRequests,
  placeOfMember,
  removeMember,
  updateMember,
  withOrganizationLocked,
} from './repository';

const tags = ['members'];
const MemberPath = Type.Object({
  ...OrganizationPath.properties,
  ...UserPath.properties,
});

/** `/organizations/{org}/member/`: the members. Accounts are invited, and join by accepting. */
export function memberRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const findOrganization = organizationFinder(db);
  const ofOrganization = { access: 'signed-in', find: findOrganization } as const;
  const ofMember = { access: 'signed-in', find: [findOrganization, userFinder(db)] } as const;
  const memberOf = async ({ organization, user }: FastifyRequest) =>
    findMember(db, organization.id, user.id);

  app.post(
    '/organizations/:org/member/',
    {
      config: { ...ofOrganization, isCreation: true },
      schema: {
        tags,
        summary: 'Invite a user or an e-mail address; no e-mail is sent',
        params: OrganizationPath,
        body: MembershipInvite,
        response: { 201: MembershipRequest, 403: ErrorBody },
      },
    },
    async (request, reply) => {
      await requireManager(db, request);
      const { caller, organization } = request;
      const id = await invite(db, organization.id, readJsonBody(request), caller?.id ?? '');
      const [row] = await findRequests(db, organization.id, { id });
      return reply.code(201).send(row && presentRequest(row, false, viewOf(request)));
    },
  );

  app.put(
    '/organizations/:org/member/:user/',
    {
      config: ofMember,
      schema: {
        tags,
        summary: 'Change the role of a member',
        params: MemberPath,
        body: MemberUpdate,
        response: { 200: Member, 403: ErrorBody },
      },
    },
    async (request) => {
      await requireManager(db, request);
      const { organization, user } = request;
      const member = await memberOf(request);
      if (!member) throw new NotFound();
      const { role: given = member.role } = readJsonBody(request);
      const role = readChoice('role', given, MEMBER_ROLES) ?? 'editor';
      await withOrganizationLocked(db, organization.id, async (transaction) => {
        await updateMember(transaction, organization.id, user.id, role);
        if (role === member.role) return;
        const place = await placeOfMember(transaction, organization.id, user.id);
        const changes = [`members.${place.toString()}.role`];
        await recordUpdate(transaction, organization.id, request.caller?.id ?? '', changes);
      });
      return presentMember({ ...member, role }, false, viewOf(request), languageOf(request));
    },
  );

  app.delete(
    '/organizations/:org/member/:user/',
    {
      config: ofMember,
      schema: {
        tags,
        summary: 'Remove a member, even the last administrator',
        params: MemberPath,
        response: { 204: NO_CONTENT, 403: ErrorBody },
      },
    },
    async (request, reply) => {
      await requireManager(db, request);
      const { organization, user } = request;
      const isRemoved = await withOrganizationLocked(db, organization.id, (transaction) =>
        removeMember(transaction, organization.id, user.id),
      );
      if (!isRemoved) throw new NotFound();
      return reply.code(204).send();
    },
  );

  app.get(
    '/organizations/:org/assignments/',
    {
      config: ofOrganization,
      schema: {
        tags,
        summary: 'List the assignments of partial editors; always empty on this server',
        params: OrganizationPath,
        response: { 200: Type.Array(Type.Unknown()), 403: ErrorBody },
      },
    },
    async (request) => {
      await requireManager(db, request);
      return [];
    },
  );

  app.put(
    '/organizations/:org/member/:user/assignments/',
    {
      config: ofMember,
      schema: {
        tags,
        summary:
          'Set the assignments of a partial editor; only an empty list is accepted on this server',
        params: MemberPath,
        body: Type.Array(Type.Unknown()),
        response: { 200: Type.Array(Type.Unknown()), 403: ErrorBody },
      },
    },
    async (request) => {
      await requireManager(db, request);
      if ((await memberOf(request))?.role !== 'partial_editor') {
        throw new BadRequest('User must be a partial_editor member of this organization');
      }
      refuseAssignments(readJson(request));
      return [];
    },
  );
}
