import type { Clock } from './clock';
import type { Pace } from './pace';

/** Makes a request once a slot is free. Undefined when the job was stopped before. */
type RequestGate = <T>(request: () => Promise<T>) => Promise<T | undefined>;

/** Sends requests, no more at a time than the pace allows, until `stop` is aborted. */
export function createRequestGate(pace: Pace, clock: Clock, stop: AbortSignal): RequestGate {
  let inFlight = 0;
  let waiting: (() => void)[] = [];

  const resumeAll = () => {
    const resumed = waiting;
    waiting = [];
    for (const resume of resumed) resume();
  };
  const freeSlot = () => new Promise<void>((resolve) => waiting.push(resolve));
  stop.addEventListener('abort', resumeAll);

  return async (request) => {
    while (!stop.aborted) {
      const holdMs = pace.holdMs(clock.now());
      if (holdMs > 0) await clock.sleep(holdMs, stop);
      else if (inFlight >= pace.limit()) await freeSlot();
      else break;
    }
    if (stop.aborted) return undefined;
    inFlight += 1;
    try {
      return await request();
    } finally {
      inFlight -= 1;
      resumeAll();
    }
  };
}
