import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { MemberRole } from '../../src/api/contract';
import type { Database } from '../db';
import type { MembershipRequestTable } from '../db/schema';
import type { MemberRow } from '../organizations/repository';
import { USER_REFERENCE_COLUMNS } from '../references/user';

type Db = Kysely<Database>;

/** A request or an invitation, with the account it is about; null: only its address is known. */
export type RequestRow = Pick<Selectable<MembershipRequestTable>, (typeof COLUMNS)[number]> & {
  user: MemberRow['user'] | null;
};

const COLUMNS = [
  'id',
  'place',
  'organization_id',
  'email',
  'kind',
  'status',
  'role',
  'comment',
  'created',
] as const;

const USER_COLUMNS = [...USER_REFERENCE_COLUMNS, 'email', 'last_login_at'] as const;

/**
 * Change who belongs to an organization or wants to: whoever else does so waits.
 *
 * @returns what `change` returns; when it throws, nothing has changed
 */
export const inOrganization = <T>(
  db: Db,
  organizationId: string,
  change: (transaction: Transaction<Database>) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (transaction) => {
    await transaction
      .selectFrom('organizations')
      .select('id')
      .where('id', '=', organizationId)
      .forNoKeyUpdate()
      .execute();
    return change(transaction);
  });

/** Which requests are meant; what is left out does not matter. */
interface RequestFilter {
  id?: string;
  user?: string;
  email?: string;
  status?: string;
}

/** The requests and invitations of an organization, in the order in which they came. */
export async function listRequests(
  db: Db,
  organizationId: string,
  { id, user, email, status }: RequestFilter = {},
): Promise<RequestRow[]> {
  const wanted = { id, user_id: user, email, status };
  let query = db
    .selectFrom('membership_requests as request')
    .leftJoin('users as account', 'account.id', 'request.user_id')
    .select(COLUMNS.map((column) => `request.${column}` as const))
    .select(USER_COLUMNS.map((column) => `account.${column} as account_${column}` as const))
    .where('request.organization_id', '=', organizationId)
    .orderBy('request.place');
  for (const [column, value] of Object.entries(wanted) as [keyof typeof wanted, string][]) {
    if (value !== undefined) query = query.where(`request.${column}`, '=', value as never);
  }
  return (await query.execute()).map((row) => ({ ...row, user: accountOf(row) }));
}

/** The account among the columns of a request, there or not as a whole. */
function accountOf(row: Record<string, unknown>): RequestRow['user'] {
  if (row.account_id === null) return null;
  return Object.fromEntries(
    USER_COLUMNS.map((column) => [column, row[`account_${column}`]]),
  ) as unknown as MemberRow['user'];
}

/** What a new request or invitation holds. */
type NewRequest = Pick<
  Selectable<MembershipRequestTable>,
  'organization_id' | 'user_id' | 'email' | 'kind' | 'role' | 'comment' | 'created_by_id'
>;

/** @returns its identifier */
export async function insertRequest(db: Db, values: NewRequest): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('membership_requests')
    .values({ ...values, id, status: 'pending', created: new Date() })
    .execute();
  await touch(db, values.organization_id);
  return id;
}

/** Change what a request says or what has become of it. */
export async function updateRequest(
  db: Db,
  { id, organization_id }: RequestRow,
  changes: Partial<
    Pick<MembershipRequestTable, 'comment' | 'status' | 'refusal_comment' | 'handled_by_id'>
  >,
): Promise<void> {
  await db
    .updateTable('membership_requests')
    .set({ ...changes, ...(changes.status ? { handled_on: new Date() } : {}) })
    .where('id', '=', id)
    .execute();
  await touch(db, organization_id);
}

/** Let an account into an organization; who is a member already keeps the role they have. */
export async function addMember(
  db: Db,
  organizationId: string,
  userId: string,
  role: MemberRole,
): Promise<void> {
  await db
    .insertInto('members')
    .values({ organization_id: organizationId, user_id: userId, role, since: new Date() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await countMembers(db, organizationId);
}

export async function updateMember(
  db: Db,
  organizationId: string,
  userId: string,
  role: MemberRole,
): Promise<void> {
  await db
    .updateTable('members')
    .set({ role })
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .execute();
  await touch(db, organizationId);
}

/** @returns whether there was such a member */
export async function removeMember(
  db: Db,
  organizationId: string,
  userId: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('members')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (Number(numDeletedRows) === 0) return false;
  await countMembers(db, organizationId);
  return true;
}

/** Whatever happens to its members or requests is a change of the organization. */
export async function touch(db: Db, organizationId: string): Promise<void> {
  await db
    .updateTable('organizations')
    .set({ last_modified: new Date() })
    .where('id', '=', organizationId)
    .execute();
}

async function countMembers(db: Db, organizationId: string): Promise<void> {
  await db
    .updateTable('organizations')
    .set({
      members: sql`(select count(*) from members where organization_id = ${organizationId})`,
      last_modified: new Date(),
    })
    .where('id', '=', organizationId)
    .execute();
}
