import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DOUBLE_PRESS_MS } from './durations';
import { useSingleRun } from './useSingleRun';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe('a single run', () => {
  it('ignores another call while the first runs, however long that takes', async () => {
    const { result } = renderHook(useSingleRun);
    let end: () => void = () => undefined;
    const first = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    const second = vi.fn();
    await act(async () => {
      void result.current.run(first);
      // Before the next render.
      void result.current.run(second);
    });
    expect(result.current.isRunning).toBe(true);
    await wait(10 * DOUBLE_PRESS_MS);
    await act(() => result.current.run(second));
    expect(second).not.toHaveBeenCalled();

    end();
    await wait(0);
    expect(result.current.isRunning).toBe(false);
    await act(() => result.current.run(second));
    expect(first).toHaveBeenCalledOnce();
    expect(second).toHaveBeenCalledOnce();
  });

  it('ignores another call within a double click of one that ended at once', async () => {
    const { result } = renderHook(useSingleRun);
    const task = vi.fn();
    await act(() => result.current.run(task));
    await wait(DOUBLE_PRESS_MS - 1);
    expect(result.current.isRunning).toBe(true);
    await act(() => result.current.run(task));
    expect(task).toHaveBeenCalledOnce();
    await wait(1);
    expect(result.current.isRunning).toBe(false);
    await act(() => result.current.run(task));
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('throws what the task throws, and runs again at once', async () => {
    const { result } = renderHook(useSingleRun);
    await act(async () => {
      await expect(result.current.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    });
    const task = vi.fn();
    await act(() => result.current.run(task));
    expect(task).toHaveBeenCalledOnce();
  });
});
