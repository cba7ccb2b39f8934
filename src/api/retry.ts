import type { ApiFailure } from './errors';

const MAX_ATTEMPTS = 4;
const FIRST_DELAY_MS = 300;
const MAX_DELAY_MS = 30_000;

// After a DELETE whose response was lost, a second one would be refused with 410, so a success would
// look like a failure. A repeated POST could act twice. Both are repeated only when the API has said
// that it did nothing.
const SAFE_TO_REPEAT = new Set(['GET', 'HEAD', 'PUT']);

/** Whether the same call is likely to succeed a moment later. */
const isTransient = (failure: ApiFailure): boolean => {
  switch (failure.kind) {
    case 'unreachable':
    case 'rate_limited':
    case 'bad_gateway':
    case 'unavailable':
      return true;
    // It would take as long again, and make the server slower for everyone.
    case 'timed_out':
    case 'too_slow':
    case 'unauthorized':
    case 'forbidden':
    case 'not_found':
    case 'gone':
    case 'read_only':
    case 'refused':
    case 'server_error':
    case 'malformed':
      return false;
  }
};

/**
 * How long to wait before making the same call again. Null when it should not be repeated.
 *
 * @param attempt how many times the call was made, 1 or more
 * @param random a number from 0 to 1, so that clients do not all retry at the same time
 */
export const retryDelayMs = (
  failure: ApiFailure,
  method: string,
  attempt: number,
  random: number,
): number | null => {
  if (attempt >= MAX_ATTEMPTS) return null;
  const backoffMs = FIRST_DELAY_MS * 2 ** (attempt - 1) * (0.5 + random / 2);
  if (failure.kind === 'rate_limited') {
    const delayMs = failure.retryAfterMs ?? backoffMs;
    return delayMs <= MAX_DELAY_MS ? delayMs : null;
  }
  return SAFE_TO_REPEAT.has(method) && isTransient(failure) ? backoffMs : null;
};

/**
 * The delay in a `Retry-After` header, in milliseconds.
 *
 * @param header seconds or an HTTP date; null when absent
 * @returns null when absent or unreadable
 */
export const parseRetryAfter = (header: string | null, nowMs: number): number | null => {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
};
