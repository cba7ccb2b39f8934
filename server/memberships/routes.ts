import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { invitationRoutes } from './invitationRoutes';
import { memberRoutes } from './memberRoutes';
import { requestRoutes } from './requestRoutes';

/** Members of organizations, requests to join, and invitations. */
export function membershipsRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  memberRoutes(app, db);
  requestRoutes(app, db);
  invitationRoutes(app, db);
}
