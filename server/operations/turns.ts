/** Lets calls go on one at a time. */
export interface Turns {
  /** Resolves when it is the turn of the caller. False if too many are waiting. */
  wait(): Promise<boolean>;
  /** Ends the turn of the caller. */
  end(): void;
}

/**
 * Turns in the order of arrival. When `maxWaiting` callers wait, the next one replaces a random one, so
 * that nobody can keep the others out by being first.
 */
export function createTurns(maxWaiting: number, random = Math.random): Turns {
  let isTaken = false;
  const waiting: ((isTurn: boolean) => void)[] = [];
  return {
    async wait() {
      if (!isTaken) {
        isTaken = true;
        return true;
      }
      if (waiting.length >= maxWaiting) {
        waiting.splice(Math.floor(random() * waiting.length), 1)[0]?.(false);
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    end() {
      const next = waiting.shift();
      if (next) next(true);
      else isTaken = false;
    },
  };
}
