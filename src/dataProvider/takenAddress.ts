import { HttpError, type Identifier } from 'react-admin';
import { type ApiClient, failureOf } from '../api';
import type { Page, User } from '../api/contract';

interface Sent {
  /** Null: an account that is being made. */
  id: Identifier | null;
  /** As the form has it; undefined when it is not sent. */
  email: unknown;
}

/** Search words that find the accounts which have all words of an address, together. */
export const searchByAddress = (email: string): string => `"${email.replaceAll('"', '')}"`;

/**
 * Store an account, telling an address that another account has at its field.
 *
 * udata answers 500 there and names no field. After one, the address is looked up; any other
 * failure is thrown as it came.
 *
 * @param account what is sent of it
 */
export const tellingTakenAddress = async <T>(
  client: ApiClient,
  account: Sent,
  store: () => Promise<T>,
): Promise<T> => {
  try {
    return await store();
  } catch (error) {
    if (failureOf(error)?.kind !== 'server_error') throw error;
    if (!(await isTaken(client, account))) throw error;
    throw new HttpError('vigie.failure.email_taken', 400, {
      errors: { email: 'vigie.failure.email_taken' },
    });
  }
};

const isTaken = async (client: ApiClient, { id, email }: Sent): Promise<boolean> => {
  if (typeof email !== 'string' || email === '') return false;
  const query = { q: searchByAddress(email), page_size: 100 };
  const answer = await client('/users', { query, mask: 'data{id,email}' }).catch(() => undefined);
  const users = (answer?.json as Page<Pick<User, 'id' | 'email'>> | undefined)?.data ?? [];
  return users.some((user) => user.email === email && user.id !== id);
};
