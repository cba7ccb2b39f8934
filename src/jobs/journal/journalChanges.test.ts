import { Dexie, RangeSet } from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onDatabaseChange } from './journalChanges';

/** The event that Dexie sends to every tab once a transaction of any tab has changed a table. */
const change = (database: string) => {
  Dexie.on.storagemutated.fire({ [`idb://${database}/items/`]: new RangeSet() });
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('reports the first change at once, and groups those that follow closely', () => {
  const listener = vi.fn();
  const stop = onDatabaseChange('journal', listener);
  change('journal');
  expect(listener).toHaveBeenCalledTimes(1);
  for (let count = 0; count < 20; count += 1) change('journal');
  expect(listener).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(250);
  expect(listener).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10_000);
  expect(listener).toHaveBeenCalledTimes(2);
  stop();
});

it('does not report changes of other databases', () => {
  const listener = vi.fn();
  const stop = onDatabaseChange('journal', listener);
  change('graphs');
  expect(listener).not.toHaveBeenCalled();
  stop();
});

it('reports nothing more once stopped, not even changes that were delayed', () => {
  const listener = vi.fn();
  const stop = onDatabaseChange('journal', listener);
  change('journal');
  change('journal');
  stop();
  change('journal');
  vi.advanceTimersByTime(10_000);
  expect(listener).toHaveBeenCalledTimes(1);
});
