import type { Kysely } from 'kysely';
import { UserCreate } from '../../src/api/contract';
import type { Database } from '../db';
import { InvalidField, InvalidModel } from '../errors';
import { inLanguage, type Language } from '../http/language';
import { containsUrl } from '../validation/urlInText';
import { isEmailAddress } from '../validation/email';
import { modelErrors } from '../validation/model';
import { pythonText } from '../http/pythonText';
import { blankAsNull } from '../validation/reading';
import { websiteRefusal } from '../validation/website';
import { URL_IN_TEXT } from '../validation/messages';
import { listRoles, type UserRow, type UserValues } from './repository';

/**
 * The values of a new account for the keys left out of the body.
 *
 * With `active: null` it cannot sign in.
 */
const DEFAULTS: Record<keyof UserValues, unknown> = {
  email: null,
  first_name: null,
  last_name: null,
  website: null,
  about: null,
  roles: [],
  active: null,
  mail_cadence: 'immediate',
  notifications_paused: false,
};

/** The values to store in place of null, in columns that do not accept null. */
const NULL_REPLACEMENTS: Partial<Record<keyof UserValues, unknown>> = {
  roles: [],
  mail_cadence: 'immediate',
  notifications_paused: false,
};

const TEXTS = ['email', 'first_name', 'last_name', 'website', 'about'];

/** The fields that owners may send for their own account. Only administrators may send `email`. */
export const OWN_FIELDS: readonly string[] = [...TEXTS, 'mail_cadence', 'notifications_paused'];
const ALL_FIELDS: readonly string[] = Object.keys(DEFAULTS);

/**
 * Check the body of a request and return the changes it makes to an account.
 *
 * Each changed field is checked first, in the order of the body. Then the whole account is checked
 * against its model, including the fields that the body leaves out. Unknown keys are ignored.
 *
 * @param row the account as stored; undefined for a new one
 * @param fields the keys that are read; all others are ignored
 * @param fixed fields that may be sent with their current value, but not changed
 * @throws InvalidField for the first field refused, InvalidModel
 */
export async function readChanges(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  row: UserRow | undefined,
  language: Language,
  fields = ALL_FIELDS,
  fixed: readonly string[] = [],
): Promise<Partial<UserValues>> {
  const before: Record<string, unknown> = row ? { ...row } : DEFAULTS;
  const changes: Record<string, unknown> = {};
  for (const [field, given] of Object.entries(body)) {
    if (!fields.includes(field)) continue;
    const value = normalize(field, given);
    if (row === undefined || value !== before[field]) {
      checkField(field, value, language);
      if (fixed.includes(field)) {
        throw new InvalidField(field, `Cannot modify ${field} after creation`);
      }
    }
    if (!fixed.includes(field)) changes[field] = value;
  }
  if ('roles' in changes) changes.roles = await readRoles(db, changes.roles);
  const after: Record<string, unknown> = { ...before, ...changes };
  const errors = modelErrors(UserCreate, after, {
    website: (text) => websiteRefusal(text, language),
  });
  if (Object.keys(errors).length > 0) throw new InvalidModel('User', row?.id, errors);
  // The check against the model has verified the types.
  return changes;
}

/**
 * Check the body of a request and return all the values of a new account.
 *
 * @throws InvalidField, InvalidModel
 */
export async function readNewUser(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  language: Language,
): Promise<UserValues> {
  return { ...DEFAULTS, ...(await readChanges(db, body, undefined, language)) } as UserValues;
}

function normalize(field: string, given: unknown): unknown {
  const value = TEXTS.includes(field) ? blankAsNull(given) : given;
  return value ?? NULL_REPLACEMENTS[field as keyof UserValues] ?? null;
}

function checkField(field: string, value: unknown, language: Language): void {
  // Values of other types are checked against the model later.
  if (typeof value !== 'string') return;
  if (field === 'email' && !isEmailAddress(value)) {
    throw new InvalidField(field, 'Invalid email address');
  }
  if ((field === 'first_name' || field === 'last_name') && containsUrl(value)) {
    throw new InvalidField(field, inLanguage(URL_IN_TEXT, language));
  }
}

/** Like udata, iterates over any value: the characters of a text, the keys of an object. */
async function readRoles(db: Kysely<Database>, given: unknown): Promise<string[]> {
  if (!given) return [];
  if (typeof given !== 'object' && typeof given !== 'string') {
    throw new InvalidField('roles', 'Only lists and tuples may be used in a list field');
  }
  const names: unknown[] =
    typeof given === 'string' || Array.isArray(given) ? [...given] : Object.keys(given);
  const known = (await listRoles(db)).map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name as string));
  if (unknown !== undefined) {
    throw new InvalidField('roles', `The role ${pythonText(unknown)} does not exist`);
  }
  return names as string[];
}
