import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import {
  ErrorBody,
  Organization,
  OrganizationCreate,
  OrganizationDeleteQuery,
  OrganizationUpdate,
} from '../../src/api/contract';
import type { Database } from '../db';
import { Gone } from '../errors';
import { NO_CONTENT } from '../http/access';
import { readJsonBody } from '../http/body';
import { languageOf } from '../http/language';
import { viewOf } from '../http/view';
import { requireManager } from './access';
import { organizationFinder, OrganizationPath } from './find';
import { presentOrganization, presentOrganizations } from './present';
import { membersOfOrganizations } from './repository';
import { readChanges, readNewOrganization } from './rules';
import { reportSpamOf } from './spam';
import { createOrganization, updateOrganization } from './write';

const tags = ['organizations'];

/**
 * Creation, change and deletion of organizations.
 *
 * Any signed-in caller may create one. Its administrators and those of the site may change it.
 */
export function organizationWriteRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const find = organizationFinder(db);

  app.post(
    '/organizations/',
    {
      config: { access: 'signed-in', isCreation: true },
      schema: {
        tags,
        summary: 'Create an organization and become its administrator',
        body: OrganizationCreate,
        response: { 201: Organization },
      },
    },
    async (request, reply) => {
      const language = languageOf(request);
      const values = readNewOrganization(readJsonBody(request), language);
      const row = await createOrganization(db, values, request.caller?.id ?? '');
      await reportSpamOf(db, request, undefined, row);
      const members = (await membersOfOrganizations(db, [row.id])).get(row.id) ?? [];
      // udata computes permissions before the membership exists, so this response grants none.
      const reader = { role: undefined, isForMember: false };
      return reply
        .code(201)
        .send(presentOrganization(row, members, reader, viewOf(request), language));
    },
  );

  app.put(
    '/organizations/:org/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Update an organization; omitted fields keep their values',
        params: OrganizationPath,
        body: OrganizationUpdate,
        response: { 200: Organization, 403: ErrorBody, 410: ErrorBody },
      },
    },
    async (request) => {
      const body = readJsonBody(request);
      if (body.deleted !== null) refuseDeleted(request);
      await requireManager(db, request);
      const changes = readChanges(body, request.organization, languageOf(request));
      const callerId = request.caller?.id ?? '';
      const row = await updateOrganization(db, request.organization.id, changes, callerId);
      await reportSpamOf(db, request, request.organization, row);
      return (await presentOrganizations(db, [row], request, { isDetail: true }))[0];
    },
  );

  app.delete(
    '/organizations/:org/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Delete an organization, which can be restored; no e-mail is sent',
        params: OrganizationPath,
        querystring: OrganizationDeleteQuery,
        response: { 204: NO_CONTENT, 403: ErrorBody, 410: ErrorBody },
      },
    },
    async (request, reply) => {
      refuseDeleted(request);
      await requireManager(db, request);
      const changes = { deleted: new Date() };
      await updateOrganization(db, request.organization.id, changes, request.caller?.id ?? '');
      return reply.code(204).send();
    },
  );
}

function refuseDeleted({ organization }: FastifyRequest): void {
  if (organization.deleted) throw new Gone('Organization has been deleted');
}
