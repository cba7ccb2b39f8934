import { NotReady } from './errors';

/**
 * Create a function that runs asynchronous tasks one after the other, in the order of the calls.
 *
 * It throws NotReady when too many tasks are waiting. The client may then try again later.
 *
 * @param maxWaiting how many tasks may wait besides the one that runs
 * @param ifFull the message of that error
 */
export function createQueue(maxWaiting = Infinity, ifFull = '') {
  let last: Promise<unknown> = Promise.resolve();
  let unfinished = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (unfinished > maxWaiting) {
      throw new NotReady(ifFull);
    }
    unfinished += 1;
    const done = last.then(work).finally(() => (unfinished -= 1));
    last = done.catch(() => undefined);
    return done;
  };
}
