import { type ApiFailure, failureOf } from '../../api';

export type PauseReason = 'asked' | 'offline' | 'signed_out' | 'failed';

/** Reading ended before its end: by the moderator, or for want of budget. */
export class Halt extends Error {
  constructor(readonly reason: 'stopped' | 'budget') {
    super(reason);
  }
}

/** The API has no such account, or not any more. */
export class Gone extends Error {}

/** The API said no for this one account, or gave no answer for it. */
export class Refused extends Error {}

/** So many refusals one after the other are not about single accounts. */
const MAX_CONSECUTIVE_REFUSALS = 5;

/** What a failed request means for the crawl. */
const verdictOf = (
  { kind }: ApiFailure,
  isOnline: boolean,
): 'signed_out' | 'gone' | 'offline' | 'refused' => {
  switch (kind) {
    case 'unauthorized':
      return 'signed_out';
    case 'not_found':
    case 'gone':
      return 'gone';
    case 'unreachable':
    case 'timed_out':
      return isOnline ? 'refused' : 'offline';
    case 'rate_limited':
    case 'malformed':
    case 'forbidden':
    case 'read_only':
    case 'refused':
    case 'bad_gateway':
    case 'unavailable':
    case 'server_error':
      return 'refused';
  }
};

interface Options {
  /** Counts a request; false when the budget has none left. */
  spend(): boolean;
  isOnline(): boolean;
  onPause(reason: PauseReason, message?: string): void;
  onSignedOut(error: unknown): void;
}

/** Lets requests leave one after the other, holds them back while paused, and judges failures. */
export function createRequests({ spend, isOnline, onPause, onSignedOut }: Options) {
  const aborting = new AbortController();
  let isStopped = false;
  let isPaused = false;
  let wakeUps: (() => void)[] = [];
  let refusals = 0;

  const wake = () => {
    const waiting = wakeUps;
    wakeUps = [];
    for (const wakeUp of waiting) wakeUp();
  };
  const turn = async () => {
    while (isPaused && !isStopped) {
      await new Promise<void>((resolve) => wakeUps.push(resolve));
    }
    if (isStopped) throw new Halt('stopped');
  };
  /** Gives whether that is news: what is in flight together fails together. */
  const pause = (reason: PauseReason, message?: string): boolean => {
    // Who asks for a pause does not want it to end by itself with the network.
    if (isStopped || (isPaused && reason !== 'asked')) return false;
    isPaused = true;
    onPause(reason, message);
    return true;
  };

  /** Pauses when the failure is not about one account; throws what is. */
  const judge = (error: unknown) => {
    const failure = failureOf(error);
    // A mistake in here is none of the API's refusals.
    if (!failure || !(error instanceof Error)) throw error;
    const { message } = error;
    switch (verdictOf(failure, isOnline())) {
      case 'signed_out':
        if (pause('signed_out')) onSignedOut(error);
        return;
      case 'gone':
        refusals = 0;
        throw new Gone(message);
      case 'offline':
        pause('offline', message);
        return;
      case 'refused':
        refusals += 1;
        if (refusals < MAX_CONSECUTIVE_REFUSALS) throw new Refused(message);
        refusals = 0;
        pause('failed', message);
    }
  };

  return {
    /** Makes a request, again after each pause that it met. @throws Halt, Gone, Refused */
    async make<T>(request: (signal: AbortSignal) => Promise<T>): Promise<T> {
      for (;;) {
        await turn();
        if (!spend()) throw new Halt('budget');
        try {
          const answer = await request(aborting.signal);
          refusals = 0;
          return answer;
        } catch (error) {
          if (aborting.signal.aborted) throw new Halt('stopped');
          judge(error);
        }
      }
    },
    pause,
    resume() {
      isPaused = false;
      wake();
    },
    /** Nothing more leaves; answers to what has left are waited for. */
    stop() {
      isStopped = true;
      wake();
    },
    /** Nothing is waited for. */
    abort() {
      isStopped = true;
      aborting.abort();
      wake();
    },
  };
}

export type Requests = ReturnType<typeof createRequests>;

/** Runs `act` for all of them, so many at once; the first failure ends it, after those under way. */
export async function eachOf<T>(
  items: readonly T[],
  concurrency: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failure: { reason: unknown } | undefined;
  const loop = async () => {
    while (next < items.length && !failure) {
      const item = items[next] as T;
      next += 1;
      try {
        await act(item);
      } catch (reason) {
        failure ??= { reason };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, loop));
  if (failure) throw failure.reason;
}
