import { type Kysely, sql } from 'kysely';
import { MEMBER_ROLES, type MemberRole } from '../../src/api/contract';
import type { Database } from '../db';
import { InvalidField } from '../errors';
import { roleIn } from '../organizations/access';
import { findUserById } from '../users/repository';
import { isEmailAddress } from '../validation/email';
import { pythonText } from '../http/pythonText';
import { isFalsy, readObjectId } from '../validation/reading';
import { refuseAssignments } from './assignments';
import { readComment } from './comment';
import { withOrganizationLocked, insertRequest, findRequests } from './repository';

type Db = Kysely<Database>;

/** A checked invitation, for an account or for an address that no account has. */
interface Invitation {
  user_id: string | null;
  email: string | null;
  role: MemberRole;
  comment: unknown;
}

/**
 * Invite an account or an address into an organization.
 *
 * @returns the identifier of the invitation
 * @throws InvalidField, InvalidValue, InvalidModel
 */
export async function invite(
  db: Db,
  organizationId: string,
  body: Record<string, unknown>,
  invitedBy: string,
): Promise<string> {
  const invitation = await readInvitation(db, body);
  return withOrganizationLocked(db, organizationId, async (transaction) => {
    await refuseDuplicate(transaction, organizationId, invitation);
    return insertRequest(transaction, {
      ...invitation,
      organization_id: organizationId,
      comment: await readComment(transaction, invitation.comment, {
        organization_id: organizationId,
      }),
      kind: 'invitation',
      created_by_id: invitedBy,
    });
  });
}

async function readInvitation(db: Db, body: Record<string, unknown>): Promise<Invitation> {
  const { user } = body;
  const email = isFalsy(body.email) ? undefined : body.email;
  const userId = isFalsy(user) ? undefined : await readUser(db, user);
  refuseAssignments(body.assignments);
  if (userId && email) throw new InvalidField('user', 'Cannot provide both user and email');
  if (!userId && !email) throw new InvalidField('user', 'Either user or email is required');
  if (email && (typeof email !== 'string' || !isEmailAddress(email))) {
    throw new InvalidField('email', 'Invalid email address');
  }
  const role = readRole(body.role);
  const { comment = null } = body;
  if (userId) return { user_id: userId, email: null, role, comment };
  const account = await findUserIdByAddress(db, String(email));
  return account === undefined
    ? { user_id: null, email: String(email).toLowerCase(), role, comment }
    : { user_id: account, email: null, role, comment };
}

async function readUser(db: Db, given: unknown): Promise<string> {
  const id = readObjectId(given);
  if (!(await findUserById(db, id))) {
    throw new InvalidField('user', `Unknown user '${pythonText(given)}'`);
  }
  return id;
}

function readRole(given: unknown): MemberRole {
  if (isFalsy(given)) return 'editor';
  const role = MEMBER_ROLES.find((memberRole) => memberRole === given);
  if (!role) throw new InvalidField('role', `Invalid role '${pythonText(given)}'`);
  return role;
}

/** The newest account with an address, compared without case. */
async function findUserIdByAddress(db: Db, email: string): Promise<string | undefined> {
  const account = await db
    .selectFrom('users')
    .select('id')
    .where(sql<boolean>`lower(email) = lower(${email} collate "C")`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return account?.id;
}

async function refuseDuplicate(
  db: Db,
  organizationId: string,
  { user_id, email }: Invitation,
): Promise<void> {
  if (user_id !== null && (await roleIn(db, organizationId, user_id)) !== undefined) {
    throw new InvalidField('user', 'User is already a member');
  }
  const pending = await findRequests(db, organizationId, {
    status: 'pending',
    ...(user_id === null ? { email: email ?? '' } : { user: user_id }),
  });
  if (pending.length === 0) return;
  throw user_id === null
    ? new InvalidField('email', 'An invitation is already pending for this email')
    : new InvalidField('user', 'A request or invitation is already pending for this user');
}
