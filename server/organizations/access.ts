import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { PermissionDenied } from '../errors';

/** The role of an account in an organization. Undefined when it is not a member. */
export async function roleIn(
  db: Kysely<Database>,
  organizationId: string,
  userId: string,
): Promise<string | undefined> {
  const member = await db
    .selectFrom('members')
    .select('role')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return member?.role;
}

/** Whether the caller is an administrator of the site, or of the organization in the path. */
export const isManager = async (
  db: Kysely<Database>,
  { caller, organization }: FastifyRequest,
): Promise<boolean> =>
  caller !== null && (caller.isAdmin || (await roleIn(db, organization.id, caller.id)) === 'admin');

/** @throws PermissionDenied unless the caller is an administrator of the site or the organization */
export async function requireManager(db: Kysely<Database>, request: FastifyRequest): Promise<void> {
  if (!(await isManager(db, request))) throw new PermissionDenied(request.organization.id);
}
