import { useEffect, useState, useSyncExternalStore } from 'react';

/**
 * Why a file of the console did not load.
 *
 * `outdated`: it is gone, because this tab is older than the console on the server. No attempt can
 * succeed before a reload. `unreachable`: the server does not answer, or answers an error.
 */
export type LoadFailure = 'outdated' | 'unreachable';

const PROBE_TIMEOUT_MS = 10_000;
const GONE = [404, 410];

/** The errors of imports that failed, each with the reason once it is known. */
const failures = new WeakMap<Error, Promise<LoadFailure>>();
let isOutdated = false;
const listeners = new Set<() => void>();

// Chromium and Firefox name the file in the message. Safari does not. Then this file is asked for,
// which is gone as well after an update, since its name changes with any part of the console.
const fileOf = ({ message }: Error) => /https?:\/\/\S+/.exec(message)?.[0] ?? import.meta.url;

const reasonOf = async (url: string): Promise<LoadFailure> => {
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    const response = await fetch(url, { cache: 'no-store', signal });
    void response.body?.cancel();
    // Some web servers answer every unknown path with the first page.
    const isPage = response.headers.get('Content-Type')?.includes('text/html') ?? false;
    return GONE.includes(response.status) || (response.ok && isPage) ? 'outdated' : 'unreachable';
  } catch {
    return 'unreachable';
  }
};

/** Records that a file did not load, and finds out why. */
export const reportLoadFailure = (error: Error, url = fileOf(error)): void => {
  const reason = reasonOf(url).then((found) => {
    if (found === 'outdated' && !isOutdated) {
      isOutdated = true;
      for (const listener of listeners) listener();
    }
    return found;
  });
  failures.set(error, reason);
};

/** Whether an error means that a file of the console did not load. */
export const isLoadFailure = (error: unknown): boolean =>
  error instanceof Error && failures.has(error);

/** Whether such an error is the cause of this one, or the error itself. */
export const isFromLoadFailure = (error: unknown): boolean =>
  isLoadFailure(error) || (error instanceof Error && isFromLoadFailure(error.cause));

/** Watches all imports of the console. Vite tells of each one that fails. */
export const watchImports = (): void => {
  window.addEventListener('vite:preloadError', ({ payload }) => {
    reportLoadFailure(payload);
  });
};

/** Why a file did not load. Null for any other error, undefined until it is known. */
export const useLoadFailure = (error: unknown): LoadFailure | null | undefined => {
  const [known, setKnown] = useState<{ error: unknown; reason: LoadFailure }>();
  const found = error instanceof Error ? failures.get(error) : undefined;
  useEffect(() => {
    let isCurrent = true;
    void found?.then((reason) => {
      if (isCurrent) setKnown({ error, reason });
    });
    return () => {
      isCurrent = false;
    };
  }, [error, found]);
  if (!found) return null;
  return known && known.error === error ? known.reason : undefined;
};

/** Whether a file was found to be gone, so that the console has to be loaded again. */
export const useIsOutdated = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOutdated,
  );
