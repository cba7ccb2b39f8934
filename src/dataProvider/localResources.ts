import type { QueryClient } from '@tanstack/react-query';
import throttle from 'lodash/throttle.js';

/** What keeps the records of some resources in this browser. */
export interface LocalStore {
  /** Called after a change made by any tab. */
  onChange(listener: () => void): () => void;
}

/** More often, reading again would slow down the job or the crawl that makes the changes. */
const REFRESH_EVERY_MS = 1_000;

/** Reads resources offline too, and without retries: what fails on this device fails again. */
export const keepLocally = (queryClient: QueryClient, resources: readonly string[]) => {
  for (const resource of resources) {
    queryClient.setQueryDefaults([resource], { networkMode: 'always', retry: false });
  }
};

/** Reads resources again after each change of their store. @returns stops */
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
