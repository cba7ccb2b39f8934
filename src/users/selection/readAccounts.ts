import type { QueryClient } from '@tanstack/react-query';
import type { DataProvider } from 'react-admin';
import type { User } from '../../api/contract';
import { knownUsers, type ReadUser, rememberUsers } from './knownUsers';

const AT_ONCE = 60;

/**
 * Accounts by identifier, in the order asked for: those that a page has read lately are taken from
 * there, the others are read and kept for who asks next. One that is gone is left out.
 *
 * @param onProgress how many are known so far
 */
export async function readAccounts(
  ids: readonly string[],
  queryClient: QueryClient,
  dataProvider: DataProvider,
  signal: AbortSignal,
  onProgress?: (known: number) => void,
): Promise<ReadUser[]> {
  const known = knownUsers(queryClient);
  const missing = ids.filter((id) => !known.has(id));
  onProgress?.(ids.length - missing.length);
  for (let from = 0; from < missing.length && !signal.aborted; from += AT_ONCE) {
    const some = missing.slice(from, from + AT_ONCE);
    const readAt = Date.now();
    const { data } = await dataProvider.getMany<User>('users', { ids: some, signal });
    rememberUsers(queryClient, data);
    for (const user of data) known.set(user.id, { user, readAt });
    onProgress?.(ids.length - missing.length + from + some.length);
  }
  return ids.flatMap((id) => known.get(id) ?? []);
}
