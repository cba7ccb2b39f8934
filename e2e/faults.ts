export const FAULTS = [
  /** 429 without `Retry-After`. */
  'throttled',
  'throttled_with_retry_after',
  /** 500. Half of these requests are carried out by the server first. */
  'error_500',
  /** 503 by a gateway. The server does not get the request. */
  'error_503',
  /** The connection is closed. The server does not get the request. */
  'dropped_before',
  /** The server carries out the request, then the connection is closed without a response. */
  'dropped_after',
  /** The response is delayed. */
  'slow',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The share of requests that get each fault, such as 0.05 for one in twenty. 0 by default. */
export type FaultRates = Partial<Record<Fault, number>>;

/** Returns the next random number, from 0 to 1. */
type Draw = () => number;

/** The Mulberry32 generator: a few lines, with the same numbers for a seed on every machine. */
export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The fault of the next request, or null for none. */
export function drawFault(rates: FaultRates, draw: Draw): Fault | null {
  let left = draw();
  for (const fault of FAULTS) {
    left -= rates[fault] ?? 0;
    if (left < 0) return fault;
  }
  return null;
}
