import { AsyncLocalStorage } from 'node:async_hooks';

/** The caller of an HTTP request is gone, so its statements were not made or were cancelled. */
export class CallAborted extends Error {}

const scopes = new AsyncLocalStorage<AbortSignal>();

/**
 * Run `work` for one HTTP request. Its statements are limited in time, and end with the signal.
 *
 * Statements outside of a request, such as migrations and imports, may take as long as they need.
 *
 * @param signal aborted when the answer is no longer wanted
 */
export function runForCall(signal: AbortSignal, work: () => void): void {
  scopes.run(signal, work);
}

/** The signal of the current HTTP request. Undefined outside of one. */
export const signalOfCall = (): AbortSignal | undefined => scopes.getStore();
