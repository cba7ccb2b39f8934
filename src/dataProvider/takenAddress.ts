import { HttpError, type Identifier } from 'react-admin';
import { type ApiClient, failureOf } from '../api';
import type { Page, User } from '../api/contract';

interface SentAccount {
  /** Null: a new account. */
  id: Identifier | null;
  /** The value of the form. Undefined when it is not sent. */
  email: unknown;
}

/**
 * The value of `q` that finds an address: its words next to each other, in any text of an account.
 */
export const addressQuery = (email: string): string => `"${email.replaceAll('"', '')}"`;

/**
 * Saves an account. When its e-mail address belongs to another account, throws an error of the
 * `email` field.
 *
 * udata answers 500 in that case, without naming a field, so the address is looked up after a 500.
 * All other errors are thrown unchanged.
 *
 * @param account the values that `save` sends
 */
export const withTakenAddressError = async <T>(
  client: ApiClient,
  account: SentAccount,
  save: () => Promise<T>,
): Promise<T> => {
  try {
    return await save();
  } catch (error) {
    if (failureOf(error)?.kind !== 'server_error') throw error;
    if (!(await isTaken(client, account))) throw error;
    throw new HttpError('vigie.failure.email_taken', 400, {
      errors: { email: 'vigie.failure.email_taken' },
    });
  }
};

const isTaken = async (client: ApiClient, { id, email }: SentAccount): Promise<boolean> => {
  if (typeof email !== 'string' || email === '') return false;
  const query = { q: addressQuery(email), page_size: 100 };
  const response = await client('/users', { query, mask: 'data{id,email}' }).catch(() => undefined);
  const users = (response?.json as Page<Pick<User, 'id' | 'email'>> | undefined)?.data ?? [];
  return users.some((user) => user.email === email && user.id !== id);
};
