/** How many requests may be in flight, and when the next may be sent. */
export interface Pace {
  /** Maximum number of concurrent requests, 1 or more. */
  limit(): number;
  /** Milliseconds to wait before sending any request. */
  holdMs(now: number): number;
  succeeded(now: number, tookMs: number): void;
  /** After a 429, a 503, a time-out or a network error without a response. */
  congested(now: number, retryAfterMs: number | null): void;
}

interface PaceOptions {
  /** By default 6, the number of connections that browsers open to one host over HTTP/1.1. */
  maximum?: number;
  /** A response that takes longer does not widen the pace. */
  quickMs?: number;
}

const INITIAL_LIMIT = 2;
/** When this many of the last requests met congestion, all requests wait. */
const MIN_DENSE_COUNT = 6;
/** Counted in requests, not in time: with quick responses, scattered faults would look dense. */
const REQUEST_WINDOW = 12;
const MIN_HALVING_INTERVAL_MS = 500;

/**
 * Limits concurrency the way TCP does: start low, add one per quick response until the first
 * congestion, then halve, and from there on add one per round of requests.
 *
 * A single `Retry-After` delays only the request that received it. All requests wait only when
 * several come close together: under scattered throttling, making all wait was measured to be five
 * times slower.
 */
export function createPace({ maximum = 6, quickMs = 2_000 }: PaceOptions = {}): Pace {
  let limit = Math.min(INITIAL_LIMIT, maximum);
  let isStarting = true;
  let heldUntil = 0;
  let halvedAt = -Infinity;
  /** For each of the last requests, until when it has to wait. Null when it succeeded. */
  let last: (number | null)[] = [];
  const note = (until: number | null) => {
    last = [...last, until].slice(-REQUEST_WINDOW);
  };

  return {
    limit: () => Math.max(1, Math.floor(limit)),
    holdMs: (now) => Math.max(0, heldUntil - now),
    succeeded(_now, tookMs) {
      note(null);
      if (tookMs > quickMs) return;
      limit = Math.min(maximum, limit + (isStarting ? 1 : 1 / limit));
    },
    congested(now, retryAfterMs) {
      isStarting = false;
      // Requests that are in flight together fail together, so halve once for all of them.
      if (now - halvedAt > MIN_HALVING_INTERVAL_MS) {
        limit = Math.max(1, limit / 2);
        halvedAt = now;
      }
      note(now + (retryAfterMs ?? 0));
      const congested = last.filter((until) => until !== null);
      if (congested.length >= MIN_DENSE_COUNT) heldUntil = Math.max(heldUntil, ...congested);
    },
  };
}
