import { Dexie, RangeSet } from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onDatabaseChange } from './journalChanges';

/** What Dexie says in every tab once a transaction of some tab has changed a table. */
const change = (database: string) => {
  Dexie.on.storagemutated.fire({ [`idb://${database}/items/`]: new RangeSet() });
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells of a first change at once, and of all that follow closely as one', () => {
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

it('tells of no other database', () => {
  const listener = vi.fn();
  const stop = onDatabaseChange('journal', listener);
  change('graphs');
  expect(listener).not.toHaveBeenCalled();
  stop();
});

it('tells nothing any more once it is stopped, not even what had to wait', () => {
  const listener = vi.fn();
  const stop = onDatabaseChange('journal', listener);
  change('journal');
  change('journal');
  stop();
  change('journal');
  vi.advanceTimersByTime(10_000);
  expect(listener).toHaveBeenCalledTimes(1);
});
