import { yieldToMain } from '../yieldToMain';

const SLICE_MS = 12;

/**
 * Runs a long loop in short slices, so that the page can handle events in between.
 *
 * @param act called with each index from 0 to `count - 1`
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
    if (index < count) await yieldToMain();
    if (signal.aborted) return false;
  }
  return !signal.aborted;
}
