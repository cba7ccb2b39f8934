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

/** What a new account is before anything is said of it; without `active` it cannot sign in. */
const BLANK: Record<keyof UserValues, unknown> = {
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

/** What null means where null is not stored. */
const INSTEAD_OF_NULL: Partial<Record<keyof UserValues, unknown>> = {
  roles: [],
  mail_cadence: 'immediate',
  notifications_paused: false,
};

const TEXTS = ['email', 'first_name', 'last_name', 'website', 'about'];

/** Fields that an account's holder may write; `email` is for administrators. */
export const OWN_FIELDS: readonly string[] = [...TEXTS, 'mail_cadence', 'notifications_paused'];
const ALL_FIELDS: readonly string[] = Object.keys(BLANK);

/**
 * What a body changes in an account, once it passed all the rules; unknown keys are ignored.
 *
 * Each changed field is checked first, in the order of the body; then the whole account must fit
 * its model, what the body does not name included.
 *
 * @param row the account as it is; undefined: a new one
 * @param fixed fields that may be named but not changed: what they hold is left to others
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
  const before: Record<string, unknown> = row ? { ...row } : BLANK;
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
  // The model has just vouched for the types.
  return changes;
}

/**
 * The values of a new account.
 *
 * @throws InvalidField, InvalidModel
 */
export async function readNewUser(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  language: Language,
): Promise<UserValues> {
  return { ...BLANK, ...(await readChanges(db, body, undefined, language)) } as UserValues;
}

function normalize(field: string, given: unknown): unknown {
  const value = TEXTS.includes(field) ? blankAsNull(given) : given;
  return value ?? INSTEAD_OF_NULL[field as keyof UserValues] ?? null;
}

function checkField(field: string, value: unknown, language: Language): void {
  // Other types are the model's business.
  if (typeof value !== 'string') return;
  if (field === 'email' && !isEmailAddress(value)) {
    throw new InvalidField(field, 'Invalid email address');
  }
  if ((field === 'first_name' || field === 'last_name') && containsUrl(value)) {
    throw new InvalidField(field, inLanguage(URL_IN_TEXT, language));
  }
}

/** udata goes through whatever it is given: a text letter by letter, an object key by key. */
async function readRoles(db: Kysely<Database>, given: unknown): Promise<string[]> {
  if (!given) return [];
  if (typeof given !== 'object' && typeof given !== 'string') {
    throw new InvalidField('roles', 'Only lists and tuples may be used in a list field');
  }
  const names: unknown[] =
    typeof given === 'string' || Array.isArray(given) ? [...given] : Object.keys(given);
  const known = (await listRoles(db)).map(({ name }) => name);
  const strange = names.find((name) => !known.includes(name as string));
  if (strange !== undefined) {
    throw new InvalidField('roles', `The role ${pythonText(strange)} does not exist`);
  }
  return names as string[];
}
