import { useSyncExternalStore } from 'react';

let attempt = 0;
const listeners = new Set<() => void>();

/** Lets what failed to load be loaded again. */
export const retryLoads = (): void => {
  attempt += 1;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The number of the attempt, which {@link retryLoads} increases. */
export const loadAttempt = (): number => attempt;

/** The same, for components that keep a failed load until the next attempt. */
export const useLoadAttempt = (): number => useSyncExternalStore(subscribe, loadAttempt);
