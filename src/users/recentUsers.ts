import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { RaRecord, ResourceCallbacks } from 'react-admin';
import type { User } from '../api/contract';

/** An account as it was read, and when, in milliseconds since 1970. */
export interface ReadUser {
  user: User;
  readAt: number;
}

/** Accounts read lately, so that neither the selection nor an action reads them again. */
export interface RecentUsers {
  /** Returns undefined for an account not read in the last {@link FRESH_MS}, or since a refresh. */
  get(id: string): ReadUser | undefined;
  /** Makes the next reader of an account read it from the API. */
  clear(): void;
  /** Fill the store, as callbacks of the data provider. */
  callbacks: ResourceCallbacks<User>;
}

/** An account read longer ago than this is read again before anything is decided about it. */
export const FRESH_MS = 5 * 60_000;

/** @param queryClient when it invalidates accounts, as a refresh does, the store is cleared */
export const createRecentUsers = (queryClient: QueryClient, now = Date.now): RecentUsers => {
  // In the order of reading: a new reading moves an account to the end.
  const byId = new Map<string, ReadUser>();
  const isOld = ({ readAt }: ReadUser) => now() - readAt > FRESH_MS;

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

/** The accounts read lately. Throws outside of a `RecentUsersContext`. */
export const useRecentUsers = (): RecentUsers => {
  const recentUsers = useContext(RecentUsersContext);
  if (recentUsers === null) throw new Error('useRecentUsers needs a RecentUsersContext');
  return recentUsers;
};
