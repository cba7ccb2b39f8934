export const FAULTS = [
  /** 429 without a word on when to come back. */
  'throttled',
  'throttled_with_retry_after',
  /** 500: half of the time after the server did what was asked. */
  'error_500',
  /** 503, of a gateway: the server never saw the request. */
  'error_503',
  'dropped_before',
  /** The server did what was asked, and the answer is lost. */
  'dropped_after',
  /** Answered late. */
  'slow',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How many requests meet each fault: 0.05 is one in twenty. Those left out meet none. */
export type FaultRates = Partial<Record<Fault, number>>;

/** Numbers from 0 to 1, the same ones for the same seed. */
export type Draw = () => number;

/** Mulberry32: a few lines, and the same on every machine. */
export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The fault that the next request meets; null: none. */
export function drawFault(rates: FaultRates, draw: Draw): Fault | null {
  let left = draw();
  for (const fault of FAULTS) {
    left -= rates[fault] ?? 0;
    if (left < 0) return fault;
  }
  return null;
}
