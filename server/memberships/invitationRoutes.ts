import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import { OrganizationInvitation } from '../../src/api/contract';
import type { Database } from '../db';
import { BadRequest, NotFound } from '../errors';
import { isoFormat } from '../http/dates';
import { viewOf } from '../http/view';
import { organizationReferences } from '../references/organization';
import {
  addMember,
  withOrganizationLocked,
  findRequests,
  type RequestRow,
  updateRequest,
} from './repository';
import { findMembershipId } from './requestRoutes';

type Db = Kysely<Database>;

const tags = ['me'];
const config = { access: 'signed-in', find: findMembershipId } as const;
const params = Type.Object({ id: Type.String({ description: 'Identifier of the invitation' }) });
const MessageBody = Type.Object({ message: Type.String() });

/** `/me/org_invitations/`: the invitations of the caller. */
export function invitationRoutes(app: FastifyInstance, db: Db): void {
  app.get(
    '/me/org_invitations/',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'List your pending invitations',
        response: { 200: Type.Array(OrganizationInvitation) },
      },
    },
    (request) => listInvitations(db, request),
  );

  app.post(
    '/me/org_invitations/:id/accept/',
    {
      config,
      schema: {
        tags,
        summary: 'Accept an invitation and become a member',
        params,
        response: { 200: MessageBody },
      },
    },
    async (request) => {
      await handleInvitation(db, request, async (transaction, invitation, userId) => {
        const changes = { status: 'accepted', handled_by_id: userId } as const;
        await updateRequest(transaction, invitation, changes);
        await addMember(transaction, invitation.organization_id, userId, invitation.role);
      });
      return { message: 'Invitation accepted' };
    },
  );

  app.post(
    '/me/org_invitations/:id/refuse/',
    {
      config,
      schema: { tags, summary: 'Refuse an invitation', params, response: { 200: MessageBody } },
    },
    async (request) => {
      await handleInvitation(db, request, (transaction, invitation, userId) =>
        updateRequest(transaction, invitation, { status: 'refused', handled_by_id: userId }),
      );
      return { message: 'Invitation refused' };
    },
  );
}

async function listInvitations(db: Db, request: FastifyRequest): Promise<OrganizationInvitation[]> {
  const view = viewOf(request);
  const rows = await db
    .selectFrom('membership_requests as request')
    .innerJoin('organizations as organization', 'organization.id', 'request.organization_id')
    .select(['request.id', 'request.organization_id', 'request.role', 'request.comment'])
    .select('request.created')
    .where('request.user_id', '=', view.callerId ?? '')
    .where('request.kind', '=', 'invitation')
    .where('request.status', '=', 'pending')
    .orderBy('organization.created_at', 'desc')
    .orderBy('organization.id', 'desc')
    .orderBy('request.place')
    .execute();
  const ids = rows.map(({ organization_id }) => organization_id);
  const organizations = await organizationReferences(db, ids, view);
  return rows.flatMap(({ organization_id, created, ...invitation }) => {
    const organization = organizations.get(organization_id);
    return organization
      ? { ...invitation, organization, created: isoFormat(created), assignments: [] }
      : [];
  });
}

/**
 * Accept or refuse an invitation, with its organization locked.
 *
 * @throws NotFound when it is not the caller's, BadRequest when it is not pending
 */
async function handleInvitation(
  db: Db,
  { caller, membershipId: id }: FastifyRequest,
  store: (transaction: Db, invitation: RequestRow, userId: string) => Promise<void>,
): Promise<void> {
  const userId = caller?.id ?? '';
  const known = await db
    .selectFrom('membership_requests')
    .select('organization_id')
    .where('id', '=', id)
    .where('kind', '=', 'invitation')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!known) throw new NotFound('Invitation not found');
  await withOrganizationLocked(db, known.organization_id, async (transaction) => {
    const [invitation] = await findRequests(transaction, known.organization_id, { id });
    if (invitation?.status !== 'pending') throw new BadRequest('Invitation is not pending');
    await store(transaction, invitation, userId);
  });
}
