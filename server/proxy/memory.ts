import { InstanceBusy } from './failures';

/** Counts the bytes that answers occupy in memory together. */
export interface Memory {
  /** Reserves bytes for an answer until `free`. @throws InstanceBusy when there is no room */
  forAnswer(): { take(bytes: number): void; free(): void };
}

/** @param maxBytes of all answers together */
export function createMemory(maxBytes: number): Memory {
  let taken = 0;
  return {
    forAnswer() {
      let own = 0;
      let isFree = false;
      return {
        take(bytes) {
          if (taken + bytes > maxBytes) throw new InstanceBusy();
          // The last bytes may arrive after the caller has disconnected.
          if (isFree) return;
          taken += bytes;
          own += bytes;
        },
        free() {
          taken -= own;
          own = 0;
          isFree = true;
        },
      };
    },
  };
}
