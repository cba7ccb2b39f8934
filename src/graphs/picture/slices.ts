import { nextTask } from '../nextTask';

const SLICE_MS = 12;

/**
 * Does a long work bit by bit, letting the page breathe between.
 *
 * @param act called for each number from 0 below `count`
 * @returns false when `signal` was aborted before the end
 */
export async function inSlices(
  count: number,
  act: (index: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  let index = 0;
  while (index < count) {
    const until = performance.now() + SLICE_MS;
    do {
      act(index);
      index += 1;
    } while (index < count && (index % 64 !== 0 || performance.now() < until));
    if (index < count) await nextTask();
    if (signal.aborted) return false;
  }
  return !signal.aborted;
}
