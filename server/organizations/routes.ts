import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  ErrorBody,
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
import { inLanguage, languageOf } from '../http/language';
import { answerPage, type PageRequest } from '../http/page';
import { viewOf } from '../http/view';
import type { ImageStorage } from '../images/storage';
import { badgeRoutes } from './badgeRoutes';
import { organizationFinder, OrganizationPath } from './find';
import { presentOrganizations, presentOrganizationSuggestion } from './present';
import { listOrganizations, suggestOrganizations } from './repository';
import { ROLE_TEXTS } from './roles';
import { organizationImageRoutes } from './imageRoutes';
import { organizationWriteRoutes } from './writeRoutes';

const tags = ['organizations'];
const config = { access: 'public' } as const;

/** `/organizations/`. The routes of members, followers, contact points and publications are in other folders. */
export function organizationsRoutes(
  app: FastifyInstance,
  db: Kysely<Database>,
  images: ImageStorage,
): void {
  app.get<{ Querystring: OrganizationListQuery & PageRequest }>(
    '/organizations/',
    {
      config,
      schema: {
        tags,
        summary: 'List or search organizations',
        querystring: OrganizationListQuery,
        response: { 200: Page(Organization) },
      },
    },
    async (request, reply) => {
      const organizations = await listOrganizations(db, request.query);
      return answerPage(request, reply, request.query, organizations, (rows) =>
        presentOrganizations(db, rows, request, { isDetail: false }),
      );
    },
  );

  app.get(
    '/organizations/roles/',
    {
      config,
      schema: {
        tags,
        summary: 'List the roles of organization members',
        response: { 200: Type.Array(OrganizationRole) },
      },
    },
    async (request) =>
      MEMBER_ROLES.map((id) => ({
        id,
        label: inLanguage(ROLE_TEXTS[id].label, languageOf(request)),
        description: inLanguage(ROLE_TEXTS[id].description, languageOf(request)),
      })),
  );

  app.get<{ Querystring: Required<OrganizationSuggestQuery> }>(
    '/organizations/suggest/',
    {
      config,
      schema: {
        tags,
        summary: 'Suggest organizations by part of their name or acronym',
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
      config: { ...config, find: organizationFinder(db) },
      schema: {
        tags,
        summary: 'Get an organization with its members',
        params: OrganizationPath,
        response: { 200: Organization, 410: ErrorBody },
      },
    },
    async (request) => {
      const rows = [request.organization];
      const [organization] = await presentOrganizations(db, rows, request, { isDetail: true });
      if (request.organization.deleted && !organization?.permissions?.private) {
        throw new Gone('Organization has been deleted');
      }
      return organization;
    },
  );

  organizationWriteRoutes(app, db);
  organizationImageRoutes(app, db, images);
  badgeRoutes(app, db);
}
