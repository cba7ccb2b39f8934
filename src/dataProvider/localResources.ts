import type { QueryClient } from '@tanstack/react-query';
import throttle from 'lodash/throttle.js';

/** A store that keeps the records of some resources in this browser. */
export interface LocalStore {
  /** Called after a change made by any tab. */
  onChange(listener: () => void): () => void;
}

/** Refreshing more often would slow down the job or the crawl that makes the changes. */
const REFRESH_EVERY_MS = 1_000;

/**
 * Lets resources of this browser be read offline, and without retries: what fails on this device
 * would fail again.
 */
export const keepLocally = (queryClient: QueryClient, resources: readonly string[]) => {
  for (const resource of resources) {
    queryClient.setQueryDefaults([resource], { networkMode: 'always', retry: false });
  }
};

/** Refreshes resources after each change of their store. @returns a function that stops this */
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
