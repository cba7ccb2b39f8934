import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { invitationRoutes } from './invitationRoutes';
import { memberRoutes } from './memberRoutes';
import { requestRoutes } from './requestRoutes';

/** Who belongs to an organization, asks to, or is invited to. */
export function membershipsRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  memberRoutes(app, db);
  requestRoutes(app, db);
  invitationRoutes(app, db);
}
