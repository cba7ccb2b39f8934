import type { Kysely } from 'kysely';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { NotFound, PermissionDenied } from '../errors';

/** Who owns something. At most one of both is set. */
export interface Owned {
  owner_id: string | null;
  organization_id: string | null;
}

/** The rights of a caller on what accounts and organizations own. */
export interface Rights {
  /** Owners, administrators and editors of the organization, and administrators of the site. */
  mayEdit(owned: Owned): boolean;
  /** Also the other members. They read what is private or deleted. */
  mayReadHidden(owned: Owned): boolean;
}

const EDITORS = ['admin', 'editor'];

/** Read the memberships of the caller, which decide on their rights. */
export async function rightsOf(db: Kysely<Database>, caller: Caller | null): Promise<Rights> {
  if (!caller) return { mayEdit: () => false, mayReadHidden: () => false };
  if (caller.isAdmin) return { mayEdit: () => true, mayReadHidden: () => true };
  const roles = await rolesOf(db, caller.id);
  const roleIn = ({ organization_id: id }: Owned) => (id === null ? undefined : roles.get(id));
  const isOwner = (owned: Owned) => owned.owner_id === caller.id;
  return {
    mayEdit: (owned) => isOwner(owned) || EDITORS.includes(roleIn(owned) ?? ''),
    mayReadHidden: (owned) => isOwner(owned) || roleIn(owned) !== undefined,
  };
}

/** @throws PermissionDenied when the caller may not change something */
export async function requireEditor(
  db: Kysely<Database>,
  caller: Caller,
  owned: Owned,
): Promise<void> {
  if (!(await rightsOf(db, caller)).mayEdit(owned)) throw new PermissionDenied();
}

/**
 * Refuse to show what is private or deleted to those who do not own it.
 *
 * @param refuseDeleted throws for what is deleted and not private, which everybody may know
 * @throws NotFound for what is private
 */
export async function requireReader(
  db: Kysely<Database>,
  caller: Caller | null,
  owned: Owned & { private: boolean; deleted: Date | null },
  refuseDeleted: () => void,
): Promise<void> {
  if (!owned.private && !owned.deleted) return;
  if ((await rightsOf(db, caller)).mayReadHidden(owned)) return;
  if (!owned.private) refuseDeleted();
  throw new NotFound();
}

/** Whether the caller sees what an organization keeps private. */
export const isMemberOf = async (
  db: Kysely<Database>,
  caller: Caller | null,
  organizationId: string,
): Promise<boolean> =>
  (await rightsOf(db, caller)).mayReadHidden({ owner_id: null, organization_id: organizationId });

/** The roles of an account, by organization. */
export async function rolesOf(
  db: Kysely<Database>,
  userId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('members')
    .select(['organization_id', 'role'])
    .where('user_id', '=', userId)
    .execute();
  return new Map(rows.map(({ organization_id, role }) => [organization_id, role]));
}
