import type { Clock } from '../clock';

/** A clock that moves only when all running code is waiting for it. */
export interface SimulatedClock extends Clock {
  /** Advances time until the promise settles; throws when nothing can settle it any more. */
  until<T>(promise: Promise<T>): Promise<T>;
}

interface Sleeper {
  at: number;
  resume(): void;
}

const settleMicrotasks = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createSimulatedClock(): SimulatedClock {
  let now = 1_000_000;
  let sleepers: Sleeper[] = [];

  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal?.aborted || ms <= 0) {
        resolve();
        return;
      }
      const abort = () => {
        sleepers = sleepers.filter((other) => other !== sleeper);
        resolve();
      };
      const resume = () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const sleeper = { at: now + ms, resume };
      sleepers.push(sleeper);
      signal?.addEventListener('abort', abort);
    });

  return {
    now: () => now,
    sleep,
    async until(promise) {
      let isSettled = false;
      const mark = () => {
        isSettled = true;
      };
      promise.then(mark, mark);
      for (let idle = 0; !isSettled;) {
        await settleMicrotasks();
        if (isSettled) break;
        const next = sleepers.sort((a, b) => a.at - b.at).shift();
        if (next) {
          idle = 0;
          now = Math.max(now, next.at);
          next.resume();
        } else if (++idle > 20) {
          throw new Error('Nothing is left to wait for');
        }
      }
      return promise;
    },
  };
}
