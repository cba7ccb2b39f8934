import { NotReady } from '../errors';

/**
 * Do things one after another, however many are asked for at once.
 *
 * @param maxWaiting how many may wait for their turn; beyond, the caller is to come again
 * @throws NotReady
 */
export function createQueue(maxWaiting: number) {
  let last: Promise<unknown> = Promise.resolve();
  let unfinished = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (unfinished > maxWaiting) {
      throw new NotReady('Too many images are being worked on: try again in a moment.');
    }
    unfinished += 1;
    const done = last.then(work).finally(() => (unfinished -= 1));
    last = done.catch(() => undefined);
    return done;
  };
}
