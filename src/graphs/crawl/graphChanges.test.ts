import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttled } from './graphChanges';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('throttles changes of rows, with a trailing call, and publishes other changes at once', () => {
  const publish = vi.fn();
  const publishThrottled = throttled(publish);
  for (let round = 0; round < 10; round += 1) publishThrottled({ kind: 'rows', id: 'one' });
  publishThrottled({ kind: 'graph', id: 'one' });
  expect(publish).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(300);
  expect(publish).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(1_000);
  expect(publish).toHaveBeenCalledTimes(3);
  publishThrottled({ kind: 'rows', id: 'one' });
  expect(publish).toHaveBeenCalledTimes(4);
});
