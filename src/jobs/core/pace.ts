/** How many requests may be in flight, and from when on. */
export interface Pace {
  /** Most requests at once, 1 or more. */
  limit(): number;
  /** Milliseconds to wait before anything is sent, as far as is known now. */
  holdMs(now: number): number;
  succeeded(now: number, tookMs: number): void;
  /** A 429, a 503, a time-out or a burst of bare network errors. */
  congested(now: number, retryAfterMs: number | null): void;
}

export interface PaceOptions {
  /** Browsers hold six connections to a host over HTTP/1.1. */
  maximum?: number;
  /** An answer that takes longer does not widen the pace. */
  quickMs?: number;
}

const START = 2;
/** So many of the last requests, congested, hold everything back and not only those that met it. */
const DENSE_COUNT = 6;
/** A share, not a number a second: when answers are quick, scattered faults would look dense. */
const LAST_REQUESTS = 12;
const HALVING_PAUSE_MS = 500;

/**
 * Starts gently, widens by one with each quick answer until something gives way, halves then, and
 * from there on widens by one a round.
 *
 * One `Retry-After` holds back the request that got it. All wait only when several come together:
 * under scattered throttling a gate for all was measured five times slower.
 */
export function createPace({ maximum = 6, quickMs = 2_000 }: PaceOptions = {}): Pace {
  let limit = Math.min(START, maximum);
  let isStarting = true;
  let heldUntil = 0;
  let halvedAt = -Infinity;
  /** Of the last requests: until when one asked to wait, null when it went well. */
  let last: (number | null)[] = [];
  const note = (until: number | null) => {
    last = [...last, until].slice(-LAST_REQUESTS);
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
      // Requests that were in flight together fail together: that is one reason to halve, not six.
      if (now - halvedAt > HALVING_PAUSE_MS) {
        limit = Math.max(1, limit / 2);
        halvedAt = now;
      }
      note(now + (retryAfterMs ?? 0));
      const congested = last.filter((until) => until !== null);
      if (congested.length >= DENSE_COUNT) heldUntil = Math.max(heldUntil, ...congested);
    },
  };
}
