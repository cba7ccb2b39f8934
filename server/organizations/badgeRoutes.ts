import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import { Badge, BadgeCreate, Dictionary } from '../../src/api/contract';
import type { Database } from '../db';
import { NotFound } from '../errors';
import { NO_CONTENT } from '../http/access';
import { readJsonBody } from '../http/body';
import { inLanguage, languageOf } from '../http/language';
import { unmasked } from '../http/mask';
import { addBadge, BADGE_LABELS, readBadgeKind, removeBadge } from './badges';
import { organizationFinder, OrganizationPath } from './find';

const tags = ['organizations'];

/** `/organizations/badges/`, and `/organizations/{org}/badges/` for administrators of the site. */
export function badgeRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const config = { access: 'administrator', find: organizationFinder(db) } as const;

  app.get(
    '/organizations/badges/',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'List the badges that organizations can have',
        response: { 200: unmasked(Dictionary) },
      },
    },
    (request) =>
      Object.fromEntries(
        Object.entries(BADGE_LABELS).map(([kind, label]) => [
          kind,
          inLanguage(label, languageOf(request)),
        ]),
      ),
  );

  app.post(
    '/organizations/:org/badges/',
    {
      config,
      schema: {
        tags,
        summary: 'Add a badge to an organization',
        params: OrganizationPath,
        body: BadgeCreate,
        response: { 200: Badge, 201: Badge },
      },
    },
    async (request, reply) => {
      const kind = readBadgeKind(readJsonBody(request));
      const isNew = await addBadge(db, request.organization.id, kind);
      return reply.code(isNew ? 201 : 200).send({ kind });
    },
  );

  app.delete<{ Params: { kind: string } }>(
    '/organizations/:org/badges/:kind/',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a badge from an organization',
        params: Type.Object({
          ...OrganizationPath.properties,
          kind: Type.String({ description: 'Kind of the badge' }),
        }),
        response: { 204: NO_CONTENT },
      },
    },
    async (request, reply) => {
      const isRemoved = await removeBadge(db, request.organization.id, request.params.kind);
      if (!isRemoved) throw new NotFound('Badge does not exists');
      return reply.code(204).send();
    },
  );
}
