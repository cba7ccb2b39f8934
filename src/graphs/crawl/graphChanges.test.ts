import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttled } from './graphChanges';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells of rows a few times a second, the last time included, and of the rest at once', () => {
  const tell = vi.fn();
  const gather = throttled(tell);
  for (let round = 0; round < 10; round += 1) gather({ kind: 'rows', id: 'one' });
  gather({ kind: 'graph', id: 'one' });
  expect(tell).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(300);
  expect(tell).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(1_000);
  expect(tell).toHaveBeenCalledTimes(3);
  gather({ kind: 'rows', id: 'one' });
  expect(tell).toHaveBeenCalledTimes(4);
});
