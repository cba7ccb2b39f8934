import type { Clock } from './clock';
import type { Pace } from './pace';

/** Lets requests leave, never more at once than the pace allows. */
export interface RequestGate {
  /** Makes a request once its turn has come; undefined when the signal was aborted before. */
  pass<T>(request: () => Promise<T>, signal: AbortSignal): Promise<T | undefined>;
  inFlight(): number;
}

export function createRequestGate(pace: Pace, clock: Clock): RequestGate {
  let inFlight = 0;
  let wakeUps: (() => void)[] = [];

  const wakeAll = () => {
    const waiting = wakeUps;
    wakeUps = [];
    for (const wakeUp of waiting) wakeUp();
  };
  const turn = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      wakeUps.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });

  return {
    inFlight: () => inFlight,
    async pass(request, signal) {
      for (;;) {
        if (signal.aborted) return undefined;
        const holdMs = pace.holdMs(clock.now());
        if (holdMs > 0) await clock.sleep(holdMs, signal);
        else if (inFlight >= pace.limit()) await turn(signal);
        else break;
      }
      inFlight += 1;
      try {
        return await request();
      } finally {
        inFlight -= 1;
        wakeAll();
      }
    },
  };
}
