import type { QueryClient } from '@tanstack/react-query';
import throttle from 'lodash/throttle.js';

/** A store in this browser with the records of some resources. */
interface LocalStore {
  /** Called after a change made by any tab. */
  onChange(listener: () => void): () => void;
}

/** Refreshing more often would slow down the job or the crawl that makes the changes. */
const REFRESH_EVERY_MS = 1_000;

/**
 * Sets up the queries for resources stored in this browser. They run offline, and are not retried,
 * because a read that fails on this device would fail again.
 */
export const setLocalQueryDefaults = (queryClient: QueryClient, resources: readonly string[]) => {
  for (const resource of resources) {
    queryClient.setQueryDefaults([resource], { networkMode: 'always', retry: false });
  }
};

/** Refreshes resources after changes to their store. @returns a function that stops this */
export const refreshOnChange = (
  queryClient: QueryClient,
  resources: readonly string[],
  store: LocalStore,
): (() => void) => {
  const refresh = throttle(() => {
    for (const resource of resources) {
      void queryClient.invalidateQueries({ queryKey: [resource] });
    }
  }, REFRESH_EVERY_MS);
  const stop = store.onChange(refresh);
  return () => {
    stop();
    refresh.cancel();
  };
};
