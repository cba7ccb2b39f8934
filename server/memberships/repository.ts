import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { MemberRole } from '../../src/api/contract';
import { type Database, groupsBySize } from '../db';
import { MAX_BYTES, readInTurn } from '../db/rowBatches';
import type { MembershipRequestTable } from '../db/schema';
import type { MemberRow } from '../organizations/repository';
import { USER_REFERENCE_COLUMNS } from '../references/user';

type Db = Kysely<Database>;

/** A request or an invitation with its account, or null when it is only for an address. */
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

/** Bytes of a request besides its comment, roughly. */
const ROW_BYTES = 1_000;

const USER_COLUMNS = [...USER_REFERENCE_COLUMNS, 'email', 'last_login_at'] as const;

/**
 * Run a change of the members or requests of an organization in a transaction.
 *
 * The row of the organization is locked first, so that such changes run one after the other.
 *
 * @returns the result of `change`. When that throws, the transaction is rolled back.
 */
export const withOrganizationLocked = <T>(
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

/** Only the requests with all the given values are returned. */
interface RequestFilter {
  ids?: readonly string[];
  id?: string;
  user?: string;
  email?: string;
  status?: string;
}

/** The requests and invitations of an organization with given values, oldest first. */
export async function findRequests(
  db: Db,
  organizationId: string,
  filter: RequestFilter,
): Promise<RequestRow[]> {
  const rows = await selectRequests(db, organizationId, filter)
    .leftJoin('users as account', 'account.id', 'request.user_id')
    .select(COLUMNS.map((column) => `request.${column}` as const))
    .select(USER_COLUMNS.map((column) => `account.${column} as account_${column}` as const))
    .execute();
  return rows.map((row) => ({ ...row, user: accountOf(row) }));
}

/** Like `findRequests`, in batches of limited size: comments may be long, and the requests many. */
export async function* requestBatches(
  db: Db,
  organizationId: string,
  filter: RequestFilter,
): AsyncGenerator<RequestRow[]> {
  const all = await selectRequests(db, organizationId, filter)
    .select(['request.id', sql<number>`coalesce(octet_length(comment), 0)`.as('bytes')])
    .execute();
  for (const group of groupsBySize(all, ({ bytes }) => bytes + ROW_BYTES, MAX_BYTES)) {
    const ids = group.map(({ id }) => id);
    yield await readInTurn(() => findRequests(db, organizationId, { ids }));
  }
}

/** The identifiers of the requests and invitations of an organization, oldest first. */
export async function requestIds(db: Db, organizationId: string): Promise<string[]> {
  const rows = await selectRequests(db, organizationId, {}).select('request.id').execute();
  return rows.map(({ id }) => id);
}

function selectRequests(
  db: Db,
  organizationId: string,
  { ids, id, user, email, status }: RequestFilter,
) {
  const wanted = { id, user_id: user, email, status };
  let query = db
    .selectFrom('membership_requests as request')
    .where('request.organization_id', '=', organizationId)
    .$if(ids !== undefined, (some) => some.where(sql<boolean>`request.id = any(${ids})`))
    .orderBy('request.place');
  for (const [column, value] of Object.entries(wanted) as [keyof typeof wanted, string][]) {
    if (value !== undefined) query = query.where(`request.${column}`, '=', value as never);
  }
  return query;
}

/** Collect the joined columns of the account. Null when the request has no account. */
function accountOf(row: Record<string, unknown>): RequestRow['user'] {
  if (row.account_id === null) return null;
  return Object.fromEntries(
    USER_COLUMNS.map((column) => [column, row[`account_${column}`]]),
  ) as unknown as MemberRow['user'];
}

/** The columns that a new request or invitation is given. */
type NewRequest = Pick<
  Selectable<MembershipRequestTable>,
  'organization_id' | 'user_id' | 'email' | 'kind' | 'role' | 'comment' | 'created_by_id'
>;

/** @returns the identifier of the new request */
export async function insertRequest(db: Db, values: NewRequest): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('membership_requests')
    .values({ ...values, id, status: 'pending', created: new Date() })
    .execute();
  await touchOrganization(db, values.organization_id);
  return id;
}

/** Update a request. A change of its status also sets `handled_on`. */
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
  await touchOrganization(db, organization_id);
}

/** Add a member to an organization. An account that is already a member keeps its role. */
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
  await touchOrganization(db, organizationId);
}

/** The place of a member among those of an organization, in the order in which they joined, from 0. */
export async function placeOfMember(
  db: Db,
  organizationId: string,
  userId: string,
): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    select count(*) as place from members as earlier, members as member
    where earlier.organization_id = ${organizationId}
      and member.organization_id = ${organizationId} and member.user_id = ${userId}
      and (earlier.since, earlier.user_id) < (member.since, member.user_id)`.execute(db);
  return rows[0]?.place ?? 0;
}

/** @returns false when the account was not a member */
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

/** Set `last_modified`, as udata does when the members or requests of an organization change. */
export async function touchOrganization(db: Db, organizationId: string): Promise<void> {
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
