import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  MEMBER_ROLES,
  Organization,
  OrganizationListQuery,
  OrganizationRole,
  OrganizationSuggestion,
  OrganizationSuggestQuery,
  Page,
} from '../../src/api/contract';
import type { Database } from '../db';
import { Gone } from '../errors';
import { languageOf } from '../http/language';
import { pageOf, type PageRequest } from '../http/page';
import { viewOf } from '../http/view';
import { findOrganization } from './find';
import { presentOrganization, presentOrganizationSuggestion } from './present';
import {
  listOrganizations,
  membersOfOrganizations,
  type OrganizationRow,
  suggestOrganizations,
} from './repository';
import { ROLE_WORDS } from './roles';

const tags = ['organizations'];
const config = { access: 'public' } as const;
const OrganizationPath = Type.Object({
  org: Type.String({ description: 'Identifier or slug of the organization' }),
});

/** The read side of `/organizations/`. */
export function organizationsRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const present = async (rows: OrganizationRow[], request: FastifyRequest) => {
    const members = await membersOfOrganizations(
      db,
      rows.map(({ id }) => id),
    );
    const [view, language] = [viewOf(request), languageOf(request.query)];
    return rows.map((row) => presentOrganization(row, members.get(row.id) ?? [], view, language));
  };

  app.get<{ Querystring: OrganizationListQuery & PageRequest }>(
    '/organizations/',
    {
      config,
      schema: {
        tags,
        summary: 'List or search the organizations',
        querystring: OrganizationListQuery,
        response: { 200: Page(Organization) },
      },
    },
    async (request) => {
      const { rows, total } = await listOrganizations(db, request.query);
      return pageOf(request, request.query, { rows: await present(rows, request), total });
    },
  );

  app.get(
    '/organizations/roles/',
    {
      config,
      schema: {
        tags,
        summary: 'List the roles inside an organization',
        response: { 200: Type.Array(OrganizationRole) },
      },
    },
    async (request) =>
      MEMBER_ROLES.map((id) => ({ id, ...ROLE_WORDS[languageOf(request.query)][id] })),
  );

  app.get<{ Querystring: Required<OrganizationSuggestQuery> }>(
    '/organizations/suggest/',
    {
      config,
      schema: {
        tags,
        summary: 'Suggest organizations by a part of their name',
        querystring: OrganizationSuggestQuery,
        response: { 200: Type.Array(OrganizationSuggestion) },
      },
    },
    async (request) => {
      const rows = await suggestOrganizations(db, request.query.q, request.query.size);
      return rows.map((row) => presentOrganizationSuggestion(row, viewOf(request)));
    },
  );

  app.get(
    '/organizations/:org/',
    {
      config: {
        ...config,
        find: async (request, name) => {
          request.organization = await findOrganization(db, name);
        },
      },
      schema: {
        tags,
        summary: 'Read an organization with its members',
        params: OrganizationPath,
        response: { 200: Organization },
      },
    },
    async (request) => {
      const [organization] = await present([request.organization], request);
      if (request.organization.deleted && !organization?.permissions?.private) {
        throw new Gone('Organization has been deleted');
      }
      return organization;
    },
  );
}
