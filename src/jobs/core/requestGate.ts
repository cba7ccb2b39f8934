import type { Clock } from './clock';
import type { Pace } from './pace';

/** Makes a request once its turn has come; undefined when all was stopped before. */
export type RequestGate = <T>(request: () => Promise<T>) => Promise<T | undefined>;

/** Lets requests leave, never more at once than the pace allows, until `stop` is aborted. */
export function createRequestGate(pace: Pace, clock: Clock, stop: AbortSignal): RequestGate {
  let inFlight = 0;
  let wakeUps: (() => void)[] = [];

  const wakeAll = () => {
    const waiting = wakeUps;
    wakeUps = [];
    for (const wakeUp of waiting) wakeUp();
  };
  const turn = () => new Promise<void>((resolve) => wakeUps.push(resolve));
  stop.addEventListener('abort', wakeAll);

  return async (request) => {
    while (!stop.aborted) {
      const holdMs = pace.holdMs(clock.now());
      if (holdMs > 0) await clock.sleep(holdMs, stop);
      else if (inFlight >= pace.limit()) await turn();
      else break;
    }
    if (stop.aborted) return undefined;
    inFlight += 1;
    try {
      return await request();
    } finally {
      inFlight -= 1;
      wakeAll();
    }
  };
}
