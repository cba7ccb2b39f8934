import type { Kysely } from 'kysely';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { rowExists } from '../db/rowExists';
import { InvalidField } from '../errors';
import { isObjectId } from '../identifiers/objectId';
import { pythonText } from '../http/pythonText';
import { isDictionary, readReferenceId } from '../validation/reading';
import { type Owned, rolesOf } from './ownership';

const NAMES = { users: 'User', organizations: 'Organization' } as const;

/** The owner that a form gives, or the messages of the fields that are refused. */
type ReadOwner = { owner: Partial<Owned> } | { errors: Record<string, readonly string[]> };

/**
 * Read who is to own a publication from the body of a request.
 *
 * `owner` and `organization` are identifiers, or objects with one. Null changes nothing. An organization
 * replaces an account, and the other way round.
 *
 * Only administrators may name another account, and members an organization of theirs.
 *
 * @param before the owner so far; undefined for something new, which belongs to the caller
 */
export async function readOwner(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  before: Owned | undefined,
  caller: Caller,
): Promise<ReadOwner> {
  const errors: Record<string, readonly string[]> = {};
  const read = async (field: 'owner' | 'organization', table: keyof typeof NAMES) => {
    const given = body[field] ?? null;
    if (given === null) return undefined;
    const id = pythonText(isDictionary(given) && 'id' in given ? given.id : given);
    if (!isObjectId(id)) errors[field] = [`Unsupported identifier: ${id}`];
    else if (!(await rowExists(db, table, id.toLowerCase()))) {
      errors[field] = [`${NAMES[table]} does not exists`];
    } else return id.toLowerCase();
    return undefined;
  };
  const owner_id = await read('owner', 'users');
  const organization_id = await read('organization', 'organizations');
  if (!caller.isAdmin) {
    const refusal = 'Cannot change owner after creation. Please use transfer feature.';
    if (owner_id !== undefined && before?.owner_id && owner_id !== before.owner_id) {
      errors.owner = [refusal];
    } else if (owner_id !== undefined && owner_id !== caller.id) {
      errors.owner = ['You can only set yourself as owner'];
    }
    if (organization_id !== undefined && organization_id !== before?.organization_id) {
      if (before?.organization_id) errors.organization = [refusal];
      else if (!(await rolesOf(db, caller.id)).has(organization_id)) {
        errors.organization = ['Permission denied for this organization'];
      }
    }
  }
  if (Object.keys(errors).length > 0) return { errors };
  if (organization_id !== undefined) return { owner: { owner_id: null, organization_id } };
  if (owner_id !== undefined) return { owner: { owner_id, organization_id: null } };
  return { owner: before ? {} : { owner_id: caller.id, organization_id: null } };
}

/**
 * Read who is to own a publication from a body that is checked against a model, field by field.
 *
 * Unlike a form, null takes the owner away, which only administrators may do.
 *
 * @throws InvalidField, InvalidValue
 */
export async function readModelOwner(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  before: Owned | undefined,
  caller: Caller,
): Promise<Partial<Owned>> {
  const owned: Partial<Owned> = {};
  for (const [field, given] of Object.entries(body)) {
    if (field !== 'owner' && field !== 'organization') continue;
    const column = `${field}_id` as const;
    const id = readReferenceId(field, given);
    if (id === (before?.[column] ?? null)) continue;
    if (id !== null && !(await rowExists(db, TABLES[field], id))) {
      throw new InvalidField(field, `Unknown reference '${id}'`);
    }
    if (!caller.isAdmin) {
      const refusal = await ownerRefusal(db, field, id, caller.id);
      if (refusal !== undefined) throw new InvalidField(field, refusal);
      if (before) throw new InvalidField(field, `Cannot modify ${field} after creation`);
    }
    owned[column] = id;
  }
  if (before === undefined) return wholeOwner(owned, caller);
  if (owned.organization_id) return { owner_id: null, organization_id: owned.organization_id };
  return owned.owner_id ? { owner_id: owned.owner_id, organization_id: null } : owned;
}

const TABLES = { owner: 'users', organization: 'organizations' } as const;

async function ownerRefusal(
  db: Kysely<Database>,
  field: keyof typeof TABLES,
  id: string | null,
  callerId: string,
): Promise<string | undefined> {
  if (id === null) return undefined;
  if (field === 'owner') return id === callerId ? undefined : 'You can only set yourself as owner';
  return (await rolesOf(db, callerId)).has(id)
    ? undefined
    : 'Permission denied for this organization';
}

/** Something new belongs to its organization, or else to an account: to that of the caller by default. */
const wholeOwner = ({ owner_id, organization_id }: Partial<Owned>, caller: Caller): Owned =>
  organization_id
    ? { owner_id: null, organization_id }
    : { owner_id: owner_id ?? caller.id, organization_id: null };
