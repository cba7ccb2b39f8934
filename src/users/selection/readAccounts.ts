import type { QueryClient } from '@tanstack/react-query';
import type { DataProvider } from 'react-admin';
import type { User } from '../../api/contract';
import type { ManyMeta } from '../../dataProvider';
import { recentUser, type UserSnapshot } from '../recentUsers';

const BATCH_SIZE = 60;

/** The accounts that were asked for, except those that no longer exist. */
export interface ReadAccounts {
  accounts: UserSnapshot[];
  /** The accounts that exist, and that cannot be read. */
  unreadable: string[];
}

/**
 * Reads accounts by id, in the given order. Accounts that a page has read recently are not read
 * again.
 *
 * @param onProgress called with the number of accounts known so far
 */
export async function readAccounts(
  ids: readonly string[],
  queryClient: QueryClient,
  dataProvider: DataProvider,
  signal: AbortSignal,
  onProgress?: (known: number) => void,
): Promise<ReadAccounts> {
  const known = new Map<string, UserSnapshot>();
  const unreadable: string[] = [];
  for (const id of ids) {
    const recent = recentUser(queryClient, id);
    if (recent) known.set(id, recent);
  }
  const missing = ids.filter((id) => !known.has(id));
  onProgress?.(ids.length - missing.length);
  for (let from = 0; from < missing.length && !signal.aborted; from += BATCH_SIZE) {
    const some = missing.slice(from, from + BATCH_SIZE);
    const readAt = Date.now();
    const { data, meta } = await dataProvider.getMany<User>('users', { ids: some, signal });
    unreadable.push(...((meta as ManyMeta | undefined)?.unreadable ?? []).map(String));
    for (const user of data) known.set(user.id, { user, readAt });
    onProgress?.(ids.length - missing.length + from + some.length);
  }
  return { accounts: ids.flatMap((id) => known.get(id) ?? []), unreadable };
}
