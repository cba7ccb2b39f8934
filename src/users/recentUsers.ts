import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { RaRecord, ResourceCallbacks } from 'react-admin';
import type { User } from '../api/contract';

/** An account as it was read, and when, in milliseconds since 1970. */
export interface UserSnapshot {
  user: User;
  readAt: number;
}

/**
 * The accounts read recently, kept so that the selection and the actions need not read them again.
 */
export interface RecentUsers {
  /**
   * Undefined for an account that was not read in the last {@link MAX_AGE_MS}, or since a refresh.
   */
  get(id: string): UserSnapshot | undefined;
  /** Empties the store, so that accounts are read from the API again. */
  clear(): void;
  /** Lifecycle callbacks of the data provider, which fill the store. */
  callbacks: ResourceCallbacks<User>;
}

/** An account that was read longer ago is read again before any decision about it. */
export const MAX_AGE_MS = 5 * 60_000;

/** @param queryClient the store is cleared when it invalidates accounts, as a refresh does */
export const createRecentUsers = (queryClient: QueryClient, now = Date.now): RecentUsers => {
  // In the order of reading. Reading an account again moves it to the end.
  const byId = new Map<string, UserSnapshot>();
  const isOld = ({ readAt }: UserSnapshot) => now() - readAt > MAX_AGE_MS;

  const put = (user: User) => {
    byId.delete(user.id);
    byId.set(user.id, { user, readAt: now() });
  };
  const dropOld = () => {
    for (const [id, read] of byId) {
      if (!isOld(read)) break;
      byId.delete(id);
    }
  };
  const keepAll = <Result extends { data: User[] }>(result: Result) => {
    dropOld();
    result.data.forEach(put);
    return Promise.resolve(result);
  };
  const keepOne = <Result extends { data: User }>(result: Result) => {
    dropOld();
    put(result.data);
    return Promise.resolve(result);
  };

  const clear = () => {
    byId.clear();
  };
  queryClient.getQueryCache().subscribe((event) => {
    const isInvalidation = event.type === 'updated' && event.action.type === 'invalidate';
    if (isInvalidation && event.query.queryKey[0] === 'users') clear();
  });

  return {
    get: (id) => {
      const read = byId.get(id);
      return read && !isOld(read) ? read : undefined;
    },
    clear,
    callbacks: {
      resource: 'users',
      afterGetList: keepAll,
      afterGetMany: keepAll,
      afterGetOne: keepOne,
      afterUpdate: keepOne,
      afterDelete: <Result extends { data: RaRecord }>(result: Result) => {
        byId.delete(String(result.data.id));
        return Promise.resolve(result);
      },
    },
  };
};

export const RecentUsersContext = createContext<RecentUsers | null>(null);

/** The accounts read recently. Throws outside of a `RecentUsersContext`. */
export const useRecentUsers = (): RecentUsers => {
  const recentUsers = useContext(RecentUsersContext);
  if (recentUsers === null) throw new Error('useRecentUsers needs a RecentUsersContext');
  return recentUsers;
};
