import type { Kysely } from 'kysely';
import { type Database, isUniqueViolation } from '../db';
import { InvalidField } from '../errors';
import { inLanguage, type Language, type Translated } from '../http/language';
import { attachInvitations } from '../memberships/accounts';
import { createUser, updateUser, type UserRow, type UserValues } from './repository';

/**
 * Create an account; invitations that waited for its address are its own.
 *
 * @throws InvalidField when the e-mail address is taken
 */
export async function addUser(
  db: Kysely<Database>,
  values: UserValues,
  language: Language,
): Promise<UserRow> {
  const row = await refusingTakenAddress(createUser(db, values), language);
  await attachInvitations(db, row);
  return row;
}

/**
 * Change an account; with another address come the invitations that waited for it.
 *
 * @returns undefined: it was deleted since it was read, and nothing has changed
 * @throws InvalidField when the e-mail address is taken
 */
export async function changeUser(
  db: Kysely<Database>,
  before: UserRow,
  changes: Partial<UserValues>,
  language: Language,
): Promise<UserRow | undefined> {
  const row = await refusingTakenAddress(updateUser(db, before, changes), language);
  if (row && row.email !== before.email) await attachInvitations(db, row);
  return row;
}

const TAKEN: Translated = {
  en: 'This email address is already taken',
  fr: 'Cette adresse électronique est déjà prise',
};

/** udata answers 500 here: the one refusal whose field a person should be told. */
async function refusingTakenAddress<T>(stored: Promise<T>, language: Language): Promise<T> {
  try {
    return await stored;
  } catch (error) {
    if (!isUniqueViolation(error, 'users_email_key')) throw error;
    throw new InvalidField('email', inLanguage(TAKEN, language));
  }
}
