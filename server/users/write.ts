import type { Kysely } from 'kysely';
import { type Database, isUniqueViolation } from '../db';
import { InvalidField } from '../errors';
import { inLanguage, type Language, type Translated } from '../http/language';
import { attachInvitations } from '../memberships/accounts';
import { createUser, updateUser, type UserRow, type UserValues } from './repository';

/**
 * Create an account, and attach to it the pending invitations for its address.
 *
 * @throws InvalidField when the e-mail address is taken
 */
export async function addUser(
  db: Kysely<Database>,
  values: UserValues,
  language: Language,
): Promise<UserRow> {
  const row = await withTakenAddressError(createUser(db, values), language);
  await attachInvitations(db, row);
  return row;
}

/**
 * Update an account. When its address changes, attach the pending invitations for the new one.
 *
 * @returns undefined, with nothing changed, when it was deleted since it was read
 * @throws InvalidField when the e-mail address is taken
 */
export async function changeUser(
  db: Kysely<Database>,
  before: UserRow,
  changes: Partial<UserValues>,
  language: Language,
): Promise<UserRow | undefined> {
  const row = await withTakenAddressError(updateUser(db, before, changes), language);
  if (row && row.email !== before.email) await attachInvitations(db, row);
  return row;
}

const TAKEN_ADDRESS: Translated = {
  en: 'This email address is already taken',
  fr: 'Cette adresse électronique est déjà prise',
};

/** Unlike udata, which answers 500, return a response that names the field and the reason. */
async function withTakenAddressError<T>(stored: Promise<T>, language: Language): Promise<T> {
  try {
    return await stored;
  } catch (error) {
    if (!isUniqueViolation(error, 'users_email_key')) throw error;
    throw new InvalidField('email', inLanguage(TAKEN_ADDRESS, language));
  }
}
