import { HttpError } from 'react-admin';

export type PauseReason = 'asked' | 'offline' | 'signed_out' | 'failed';

/** Reading ended before its end: by the moderator, or for want of budget. */
export class Halt extends Error {
  constructor(readonly reason: 'stopped' | 'budget') {
    super(reason);
  }
}

/** The API has no such account, or not any more. */
export class Gone extends Error {}

/** The API said no for this one account. */
export class Refused extends Error {}

/** So many refusals one after the other are not about single accounts. */
const MOST_REFUSALS = 5;

interface Options {
  /** Counts a request; false when the budget has none left. */
  spend(): boolean;
  isOnline(): boolean;
  onPause(reason: PauseReason, message?: string): void;
  onSignedOut(error: unknown): void;
}

/** Lets requests leave one after the other, holds them back while paused, and judges failures. */
export function createRequests({ spend, isOnline, onPause, onSignedOut }: Options) {
  const stopping = new AbortController();
  let isPaused = false;
  let wakeUps: (() => void)[] = [];
  let refusals = 0;

  const wake = () => {
    const waiting = wakeUps;
    wakeUps = [];
    for (const wakeUp of waiting) wakeUp();
  };
  const turn = async () => {
    while (isPaused && !stopping.signal.aborted) {
      await new Promise<void>((resolve) => wakeUps.push(resolve));
    }
    if (stopping.signal.aborted) throw new Halt('stopped');
  };
  const pause = (reason: PauseReason, message?: string) => {
    if (isPaused || stopping.signal.aborted) return;
    isPaused = true;
    onPause(reason, message);
  };

  /** Pauses when the failure is not about one account; throws what is. */
  const judge = (error: unknown) => {
    const status = error instanceof HttpError ? error.status : -1;
    const message = error instanceof Error ? error.message : String(error);
    if (status === 401 || status === 403) {
      pause('signed_out');
      onSignedOut(error);
    } else if (status === 404 || status === 410) {
      refusals = 0;
      throw new Gone(message);
    } else if (status === 0) {
      pause(isOnline() ? 'failed' : 'offline', message);
    } else {
      refusals += 1;
      if (refusals < MOST_REFUSALS) throw new Refused(message);
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
          const answer = await request(stopping.signal);
          refusals = 0;
          return answer;
        } catch (error) {
          if (stopping.signal.aborted) throw new Halt('stopped');
          judge(error);
        }
      }
    },
    pause,
    resume() {
      isPaused = false;
      wake();
    },
    stop() {
      stopping.abort();
      wake();
    },
  };
}

export type Requests = ReturnType<typeof createRequests>;

/** Runs `act` for all of them, so many at once; the first failure ends it, after those under way. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failure: unknown;
  const loop = async () => {
    while (next < items.length && failure === undefined) {
      const item = items[next] as T;
      next += 1;
      try {
        await act(item);
      } catch (error) {
        failure ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, loop));
  if (failure !== undefined) throw failure as Error;
}
