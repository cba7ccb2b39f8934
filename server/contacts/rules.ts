import type { Kysely } from 'kysely';
import { CONTACT_ROLES, ContactPointCreate } from '../../src/api/contract';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { InvalidField, InvalidModel, InvalidValue } from '../errors';
import { inLanguage, type Language, type Translated } from '../http/language';
import { roleIn } from '../organizations/access';
import { rowExists } from '../db/rowExists';
import { isEmailAddress } from '../validation/email';
import { modelErrors } from '../validation/model';
import { blankAsNull, readChoice, readReferenceId } from '../validation/reading';
import { containsUrl } from '../validation/urlInText';
import { websiteRefusal } from '../validation/website';
import { URL_IN_TEXT } from '../validation/messages';
import type { ContactRow, ContactValues } from './repository';
import { CONTACT_REFUSALS } from './messages';

/** The caller who writes, and the language of the errors. */
export interface Writer {
  caller: Caller;
  language: Language;
}

const OWNERS = { owner: 'owner_id', organization: 'organization_id' } as const;
/** The values of a new contact point for the keys left out of the body. */
const DEFAULTS = {
  name: null,
  email: null,
  contact_form: null,
  role: null,
  owner_id: null,
  organization_id: null,
};

/** The fields checked against the schema. */
const { name, email, contact_form, role } = ContactPointCreate.properties;
const MODEL = { properties: { name, email, contact_form, role }, required: ['role'] };

/**
 * Check the body of a request and return all the values that a contact point has after it.
 *
 * First each changed field is checked, in the order of the body, then the contact point as a whole.
 *
 * @param row the contact point as stored; undefined for a new one
 * @throws InvalidField for the first field refused, InvalidValue, InvalidModel
 */
export async function readContact(
  db: Kysely<Database>,
  writer: Writer,
  body: Record<string, unknown>,
  row?: ContactRow,
): Promise<ContactValues> {
  const { id: _id, ...before } = row ?? { ...DEFAULTS, id: undefined };
  const changes = await readChanges(db, body);
  for (const [column, value] of Object.entries(changes)) {
    const isChanged = !row || value !== row[column as keyof ContactRow];
    if (isChanged) await checkChange(db, writer, { column, value, isNew: !row });
  }
  const after: Record<string, unknown> = { ...before, ...changes };
  if (!row && !after.owner_id && !after.organization_id) after.owner_id = writer.caller.id;
  checkWhole(after, row, writer.language);
  // The check against the model has verified the types.
  return after as unknown as ContactValues;
}

async function readChanges(
  db: Kysely<Database>,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(body)) {
    if (field === 'role') changes.role = readChoice(field, value, CONTACT_ROLES);
    else if (field === 'owner' || field === 'organization') {
      const id = readReferenceId(field, value);
      if (
        id !== null &&
        !(await rowExists(db, field === 'owner' ? 'users' : 'organizations', id))
      ) {
        throw new InvalidField(field, `Unknown reference '${id}'`);
      }
      changes[OWNERS[field]] = id;
    } else if (Object.hasOwn(MODEL.properties, field)) changes[field] = blankAsNull(value);
  }
  return changes;
}

interface Change {
  column: string;
  value: unknown;
  isNew: boolean;
}

async function checkChange(
  db: Kysely<Database>,
  { caller, language }: Writer,
  { column, value, isNew }: Change,
): Promise<void> {
  const refuse = (field: string, text: Translated | string) =>
    new InvalidField(field, typeof text === 'string' ? text : inLanguage(text, language));
  if (column === 'name' && typeof value === 'string' && containsUrl(value)) {
    throw refuse(column, URL_IN_TEXT);
  }
  if (column === 'email' && typeof value === 'string' && !isEmailAddress(value)) {
    throw refuse(column, 'Invalid email address');
  }
  if (column === 'owner_id' && !caller.isAdmin) {
    if (value && value !== caller.id) throw refuse('owner', CONTACT_REFUSALS.otherOwner);
    if (!isNew) throw refuse('owner', 'Cannot modify owner after creation');
  }
  if (column === 'organization_id' && !caller.isAdmin) {
    if (typeof value === 'string' && !(await roleIn(db, value, caller.id))) {
      throw refuse('organization', CONTACT_REFUSALS.otherOrganization);
    }
    if (!isNew) throw refuse('organization', 'Cannot modify organization after creation');
  }
}

function checkWhole(
  after: Record<string, unknown>,
  row: ContactRow | undefined,
  language: Language,
): void {
  const { empty, unreachable, moved } = CONTACT_REFUSALS;
  if (!after.name && !after.email && !after.contact_form) {
    throw new InvalidValue(inLanguage(empty, language));
  }
  if (after.role === 'contact' && !after.email && !after.contact_form) {
    throw new InvalidValue(inLanguage(unreachable, language));
  }
  for (const field of ['organization', 'owner'] as const) {
    if (row && after[OWNERS[field]] !== row[OWNERS[field]]) {
      throw new InvalidField(field, inLanguage(moved, language));
    }
  }
  const errors = modelErrors(MODEL, after, {
    contact_form: (text) => websiteRefusal(text, language),
  });
  if (Object.keys(errors).length > 0) throw new InvalidModel('ContactPoint', row?.id, errors);
}
