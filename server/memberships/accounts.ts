import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db';
import { inOrganization, listRequests, touch } from './repository';

/**
 * Give an account the pending invitations for its address, whatever the case in which it was typed.
 *
 * To be called when an account gets an address, once that is stored. One entry stays pending in
 * each organization: who is a member or invited already needs no other invitation, and a request
 * gives way to it, since an invitation says what role its holder shall have.
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
    await inOrganization(db, organization_id, (transaction) =>
      attachIn(transaction, organization_id, { id, email }),
    );
  }
}

async function attachIn(
  transaction: Transaction<Database>,
  organizationId: string,
  { id, email }: { id: string; email: string },
): Promise<void> {
  const holder = await transaction
    .selectFrom('users')
    .select('id')
    .where('id', '=', id)
    .where('email', '=', email)
    .forKeyShare()
    .executeTakeFirst();
  // Deleted since, or given yet another address: they wait on.
  if (!holder) return;
  const known = await transaction
    .selectFrom('members')
    .select('role')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', id)
    .executeTakeFirst();
  const wanted = { user: id, status: 'pending' };
  const [pending] = await listRequests(transaction, organizationId, wanted);
  const byAddress = { email: email.toLowerCase(), status: 'pending' };
  const invitations = await listRequests(transaction, organizationId, byAddress);
  const isSettled = known !== undefined || pending?.kind === 'invitation';
  const superfluous = isSettled ? invitations : pending ? [pending] : [];
  await transaction
    .deleteFrom('membership_requests')
    .where(sql<boolean>`id = any(${superfluous.map((request) => request.id)}::uuid[])`)
    .execute();
  if (!isSettled) {
    await transaction
      .updateTable('membership_requests')
      .set({ user_id: id, email: null })
      .where(sql<boolean>`id = any(${invitations.map((request) => request.id)}::uuid[])`)
      .execute();
  }
  await touch(transaction, organizationId);
}

/**
 * Take an account out of its organizations, and back what it asked or was asked and nobody
 * answered; what was answered stays.
 *
 * To be called first in the transaction that deletes the account: organizations are locked before
 * accounts everywhere. Counters of members stay, as in udata.
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
