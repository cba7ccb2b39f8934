import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db';
import { withOrganizationLocked, findRequests, touchOrganization } from './repository';

/**
 * Attach to an account the pending invitations for its address, compared without case.
 *
 * Call it after the new address of an account is stored. Each organization keeps at most one
 * pending entry for the account. If the account is already a member or already invited, the
 * invitations for the address are deleted. A pending request is deleted in favour of the
 * invitation, because the invitation carries the role chosen by the organization.
 */
export async function attachInvitations(
  db: Kysely<Database>,
  { id, email }: { id: string; email: string },
): Promise<void> {
  const invitations = await db
    .selectFrom('membership_requests')
    .select('organization_id')
    .distinct()
    .where('email', '=', email.toLowerCase())
    .where('status', '=', 'pending')
    .execute();
  for (const { organization_id } of invitations) {
    await withOrganizationLocked(db, organization_id, (transaction) =>
      attachIn(transaction, organization_id, { id, email }),
    );
  }
}

async function attachIn(
  transaction: Transaction<Database>,
  organizationId: string,
  { id, email }: { id: string; email: string },
): Promise<void> {
  const account = await transaction
    .selectFrom('users')
    .select('id')
    .where('id', '=', id)
    .where('email', '=', email)
    .forKeyShare()
    .executeTakeFirst();
  // The account was deleted or got another address meanwhile. The invitations stay pending.
  if (!account) return;
  const member = await transaction
    .selectFrom('members')
    .select('role')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', id)
    .executeTakeFirst();
  const wanted = { user: id, status: 'pending' };
  const [pending] = await findRequests(transaction, organizationId, wanted);
  const byAddress = { email: email.toLowerCase(), status: 'pending' };
  const invitations = await findRequests(transaction, organizationId, byAddress);
  const isMemberOrInvited = member !== undefined || pending?.kind === 'invitation';
  const superfluous = isMemberOrInvited ? invitations : pending ? [pending] : [];
  await transaction
    .deleteFrom('membership_requests')
    .where(sql<boolean>`id = any(${superfluous.map((request) => request.id)}::uuid[])`)
    .execute();
  if (!isMemberOrInvited) {
    await transaction
      .updateTable('membership_requests')
      .set({ user_id: id, email: null })
      .where(sql<boolean>`id = any(${invitations.map((request) => request.id)}::uuid[])`)
      .execute();
  }
  await touchOrganization(transaction, organizationId);
}

/**
 * Delete the memberships of an account, and its pending requests and invitations.
 *
 * Accepted, refused and canceled ones stay, and so do the member counters of the organizations,
 * as in udata.
 *
 * Call it first in the transaction that deletes the account. All transactions lock organizations
 * before accounts, to avoid deadlocks.
 */
export async function leaveOrganizations(
  transaction: Transaction<Database>,
  userId: string,
): Promise<void> {
  await sql`
    update organizations set last_modified = ${new Date()} where id in (
      select id from organizations
      where id in (
        select organization_id from members where user_id = ${userId}
        union select organization_id from membership_requests
        where user_id = ${userId} and status = 'pending'
      )
      order by id for no key update
    )`.execute(transaction);
  await transaction.deleteFrom('members').where('user_id', '=', userId).execute();
  await transaction
    .deleteFrom('membership_requests')
    .where('user_id', '=', userId)
    .where('status', '=', 'pending')
    .execute();
}
