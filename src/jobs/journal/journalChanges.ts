import { Dexie } from 'dexie';
import throttle from 'lodash/throttle.js';

/** Listeners read the database again: more often than this, that would slow down the job itself. */
const MIN_INTERVAL_MS = 250;

/**
 * Calls back after changes of a database by any tab: Dexie passes them on to the other tabs.
 *
 * At once for the first change, then a few times a second.
 */
export function onDatabaseChange(name: string, listener: () => void): () => void {
  const prefix = `idb://${name}/`;
  const notify = throttle(listener, MIN_INTERVAL_MS);
  const handle = (changed: object) => {
    if (Object.keys(changed).some((part) => part.startsWith(prefix))) notify();
  };

  Dexie.on('storagemutated', handle);
  return () => {
    Dexie.on.storagemutated.unsubscribe(handle);
    notify.cancel();
  };
}
