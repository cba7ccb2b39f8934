import { expect, it } from 'vitest';
import { toFailure } from './errors';
import { parseRetryAfter, retryDelayMs } from './retry';

const NOW = Date.parse('2026-01-01T00:00:00Z');

it.each([
  ['3', 3000],
  ['0', 0],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('reads a Retry-After of %j as %j ms', (header, delayMs) => {
  expect(parseRetryAfter(header, NOW)).toBe(delayMs);
});

it('does not retry when the API asks to wait for minutes', () => {
  expect(retryDelayMs({ kind: 'rate_limited', retryAfterMs: 600_000 }, 'GET', 1, 0)).toBeNull();
});

it('repeats a partial update after a proxy’s 503, JSON or not', () => {
  for (const body of [{ message: 'busy' }, null]) {
    expect(retryDelayMs(toFailure(503, body), 'PUT', 1, 1)).toBe(300);
  }
});

it.each(['GET', 'PUT'])('does not repeat a %s that took too long', (method) => {
  expect(retryDelayMs({ kind: 'timed_out', afterMs: 30_000 }, method, 1, 1)).toBeNull();
  expect(retryDelayMs(toFailure(504, null), method, 1, 1)).toBeNull();
});
