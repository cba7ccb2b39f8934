import type { QueryClient } from '@tanstack/react-query';
import type { Identifier, ResourceCallbacks } from 'react-admin';
import type { User } from '../api/contract';
import { MINUTE_MS } from '../ui/durations';

/** An account as it was read, and when, in milliseconds since 1970. */
export interface UserSnapshot {
  user: User;
  readAt: number;
}

/** An account read longer ago than this is read again before anything is decided about it. */
export const MAX_AGE_MS = 5 * MINUTE_MS;

/** The largest graph has as many accounts. The oldest ones are dropped beyond that. */
const MAX_USERS = 100_000;

/** In the query cache, so that a refresh invalidates the accounts and signing out removes them. */
const QUERY_KEY = ['users', 'recent'];

type Snapshots = Map<string, UserSnapshot>;

const snapshotsIn = (queryClient: QueryClient): Snapshots => {
  const state = queryClient.getQueryState<Snapshots>(QUERY_KEY);
  return state?.data && !state.isInvalidated ? state.data : new Map<string, UserSnapshot>();
};

const isOld = ({ readAt }: UserSnapshot, now: number) => now - readAt > MAX_AGE_MS;

/**
 * An account that the data provider read lately, so that neither the selection nor an action reads
 * it again. Undefined if it was not read in the last {@link MAX_AGE_MS}, or before a refresh.
 */
export const recentUser = (
  queryClient: QueryClient,
  id: string,
  now = Date.now(),
): UserSnapshot | undefined => {
  const snapshot = snapshotsIn(queryClient).get(id);
  return snapshot && !isOld(snapshot, now) ? snapshot : undefined;
};

/** Callbacks of the data provider that keep the accounts it reads. */
export const keepRecentUsers = (
  queryClient: QueryClient,
  now = Date.now,
): ResourceCallbacks<User> => {
  // The accounts expire one by one, not together with the query.
  queryClient.setQueryDefaults(QUERY_KEY, { gcTime: Infinity });

  const change = (apply: (snapshots: Snapshots) => void) => {
    const snapshots = snapshotsIn(queryClient);
    apply(snapshots);
    queryClient.setQueryData(QUERY_KEY, snapshots);
  };
  const keep = (users: readonly User[]) => {
    change((snapshots) => {
      const readAt = now();
      for (const user of users) {
        snapshots.delete(user.id);
        snapshots.set(user.id, { user, readAt });
      }
      // They are in the order of reading.
      for (const [id, snapshot] of snapshots) {
        if (!isOld(snapshot, readAt) && snapshots.size <= MAX_USERS) break;
        snapshots.delete(id);
      }
    });
  };
  const forget = (ids: readonly Identifier[]) => {
    change((snapshots) => {
      for (const id of ids) snapshots.delete(String(id));
    });
  };
  /** A callback that acts on a value and returns it unchanged. */
  const tap =
    <Value>(act: (value: Value) => void) =>
    <V extends Value>(value: V) => {
      act(value);
      return Promise.resolve(value);
    };
  const keepAll = tap(({ data }: { data: User[] }) => {
    keep(data);
  });
  const keepOne = tap(({ data }: { data: User }) => {
    keep([data]);
  });
  const forgetAll = tap(({ ids }: { ids: Identifier[] }) => {
    forget(ids);
  });
  const forgetOne = tap(({ id }: { id: Identifier }) => {
    forget([id]);
  });

  return {
    resource: 'users',
    afterGetList: keepAll,
    afterGetMany: keepAll,
    afterGetOne: keepOne,
    afterUpdate: keepOne,
    // Before the request: a write that fails may still have taken effect.
    beforeUpdate: forgetOne,
    beforeUpdateMany: forgetAll,
    beforeDelete: forgetOne,
    beforeDeleteMany: forgetAll,
  };
};
