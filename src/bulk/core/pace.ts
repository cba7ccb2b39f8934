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
/** Congestions within this time count as dense. */
const DENSE_WINDOW_MS = 2_000;
/** This many of them hold everything back, not only the request that met one. */
const DENSE_COUNT = 4;
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
  let congestions: { at: number; until: number }[] = [];

  return {
    limit: () => Math.max(1, Math.floor(limit)),
    holdMs: (now) => Math.max(0, heldUntil - now),
    succeeded(_now, tookMs) {
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
      congestions = congestions.filter(({ at }) => now - at < DENSE_WINDOW_MS);
      congestions.push({ at: now, until: now + (retryAfterMs ?? 0) });
      if (congestions.length >= DENSE_COUNT) {
        heldUntil = Math.max(heldUntil, ...congestions.map(({ until }) => until));
      }
    },
  };
}
