import type { QueryClient } from '@tanstack/react-query';
import type { User } from '../../api/contract';

/** An account as it was read, and when, in milliseconds since 1970. */
export interface ReadUser {
  user: User;
  readAt: number;
}

/** Older than this, an account is read again before anything is decided about it. */
export const FRESH_MS = 5 * 60_000;

/** Where an account that was read alone is kept. */
export const readKey = (id: string) => ['users', 'read', id];

// Not `getOne`: react-admin renews its date while it keeps the old record.
const usersIn = (kind: unknown, data: unknown): User[] => {
  if (kind === 'getList') return (data as { data: User[] }).data;
  return kind === 'read' ? [data as User] : [];
};

/**
 * Keeps accounts just read, so that neither the selection nor an action reads them again.
 *
 * As one more list: react-admin keeps those up to date when an account changes.
 */
export const rememberUsers = (queryClient: QueryClient, users: readonly User[]) => {
  const [first] = users;
  if (!first) return;
  const key = ['users', 'getList', { readFrom: first.id, count: users.length }];
  queryClient.setQueryData(key, { data: users, total: users.length });
};

/** The accounts that the pages have read lately, by id, each as it was read last. */
export const knownUsers = (queryClient: QueryClient, now = Date.now()): Map<string, ReadUser> => {
  const known = new Map<string, ReadUser>();
  for (const { queryKey, state } of queryClient.getQueryCache().findAll({ queryKey: ['users'] })) {
    const readAt = state.dataUpdatedAt;
    if (state.data === undefined || state.isInvalidated || now - readAt > FRESH_MS) continue;
    for (const user of usersIn(queryKey[1], state.data)) {
      if (readAt > (known.get(user.id)?.readAt ?? 0)) known.set(user.id, { user, readAt });
    }
  }
  return known;
};
