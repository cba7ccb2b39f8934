import pMap from 'p-map';
import { type ApiFailure, failureOf } from '../../api';

export type PauseReason = 'asked' | 'offline' | 'signed_out' | 'failed';

/** Thrown to end a crawl early, because the moderator stopped it or the budget is spent. */
export class Halt extends Error {
  constructor(readonly reason: 'stopped' | 'budget') {
    super(reason);
  }
}

/** Thrown when the API does not have the account, or no longer has it. */
export class Gone extends Error {}

/** Thrown when the API refused the request for an account, or gave no response that can be read. */
export class Refused extends Error {}

/** After this many refusals in a row, assume that the cause is the API and not single accounts. */
const MAX_CONSECUTIVE_REFUSALS = 5;

/** What a failed request means for the crawl. */
const consequenceOf = (
  failure: ApiFailure,
  isOnline: boolean,
): 'signed_out' | 'gone' | 'offline' | 'unreadable' | 'refused' => {
  switch (failure.kind) {
    case 'unauthorized':
      return 'signed_out';
    case 'not_found':
    case 'gone':
      return 'gone';
    case 'unreachable':
    case 'timed_out':
      return isOnline ? 'refused' : 'offline';
    case 'malformed':
      // What is not JSON, such as a page of a proxy, is about no account.
      return failure.path === '' ? 'refused' : 'unreadable';
    case 'rate_limited':
    case 'forbidden':
    case 'read_only':
    case 'refused':
    case 'bad_gateway':
    case 'unavailable':
    case 'too_slow':
    case 'server_error':
      return 'refused';
  }
};

interface Options {
  /** Counts a request against the budget. False when none is left. */
  spend(): boolean;
  isOnline(): boolean;
  onPause(reason: PauseReason, message?: string): void;
  onSignedOut(error: unknown): void;
}

/** Sends the requests of a crawl: applies the budget, waits during a pause, classifies failures. */
export function createRequests({ spend, isOnline, onPause, onSignedOut }: Options) {
  const aborting = new AbortController();
  let isStopped = false;
  let isPaused = false;
  let resolvers: (() => void)[] = [];
  let refusals = 0;

  const releaseWaiting = () => {
    const waiting = resolvers;
    resolvers = [];
    for (const resolve of waiting) resolve();
  };
  const waitWhilePaused = async () => {
    while (isPaused && !isStopped) {
      await new Promise<void>((resolve) => resolvers.push(resolve));
    }
    if (isStopped) throw new Halt('stopped');
  };
  /** Returns false when already paused: requests in flight often fail together. */
  const pause = (reason: PauseReason, message?: string): boolean => {
    // A pause by the moderator replaces an automatic one, which would end when the network is back.
    if (isStopped || (isPaused && reason !== 'asked')) return false;
    isPaused = true;
    onPause(reason, message);
    return true;
  };

  /** Throws if the failure concerns one account. Otherwise pauses the crawl. */
  const handleFailure = (error: unknown) => {
    const failure = failureOf(error);
    // Not a failed request but a bug in this code, which must not be hidden.
    if (!failure || !(error instanceof Error)) throw error;
    const { message } = error;
    switch (consequenceOf(failure, isOnline())) {
      case 'signed_out':
        if (pause('signed_out')) onSignedOut(error);
        return;
      case 'gone':
        refusals = 0;
        throw new Gone(message);
      case 'offline':
        pause('offline', message);
        return;
      case 'unreadable':
        refusals = 0;
        throw new Refused(message);
      case 'refused':
        refusals += 1;
        if (refusals < MAX_CONSECUTIVE_REFUSALS) throw new Refused(message);
        refusals = 0;
        pause('failed', message);
    }
  };

  return {
    /** Makes a request, and repeats it after a pause that it caused. @throws Halt, Gone, Refused */
    async make<T>(request: (signal: AbortSignal) => Promise<T>): Promise<T> {
      for (;;) {
        await waitWhilePaused();
        if (!spend()) throw new Halt('budget');
        try {
          const result = await request(aborting.signal);
          refusals = 0;
          return result;
        } catch (error) {
          if (aborting.signal.aborted) throw new Halt('stopped');
          handleFailure(error);
        }
      }
    },
    pause,
    resume() {
      isPaused = false;
      releaseWaiting();
    },
    /** Sends no more requests. Those in flight still complete. */
    stop() {
      isStopped = true;
      releaseWaiting();
    },
    /** Sends no more requests and aborts those in flight. */
    abort() {
      isStopped = true;
      aborting.abort();
      releaseWaiting();
    },
  };
}

export type Requests = ReturnType<typeof createRequests>;

/**
 * Runs `act` for each item, at most `concurrency` at a time. After a failure it starts no more
 * items, waits for those in progress, and throws the first failure.
 */
export async function forEachConcurrently<T>(
  items: readonly T[],
  concurrency: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  let failure: { reason: unknown } | undefined;
  await pMap(
    items,
    async (item) => {
      if (failure) return;
      try {
        await act(item);
      } catch (reason) {
        failure ??= { reason };
      }
    },
    { concurrency },
  );
  if (failure) throw failure.reason;
}
