import { useCallback, useEffect, useRef, useState } from 'react';
import { DOUBLE_PRESS_MS } from './durations';

/** Something that runs once at a time. */
export interface SingleRun {
  /** Runs it, unless something runs already or was started a moment ago. Throws what it throws. */
  run(act: () => unknown): Promise<void>;
  /** Whether another call would be ignored. */
  isRunning: boolean;
}

/**
 * Makes a second activation do nothing: a double click, a key pressed twice, a click and the key of
 * the same button. Something that ends at once is still not done again within a double click, unless
 * it failed: then it can be tried again at once.
 */
export const useSingleRun = (): SingleRun => {
  // Not the state alone, which a second call before the next render would not see.
  const isTaken = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isRunning, setIsRunning] = useState(false);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const run = useCallback(async (act: () => unknown) => {
    if (isTaken.current) return;
    isTaken.current = true;
    setIsRunning(true);
    const startedAt = Date.now();
    const release = () => {
      isTaken.current = false;
      setIsRunning(false);
    };
    try {
      await act();
      timer.current = setTimeout(release, startedAt + DOUBLE_PRESS_MS - Date.now());
    } catch (error) {
      release();
      throw error;
    }
  }, []);
  return { run, isRunning };
};
