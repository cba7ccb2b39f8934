import { Dexie } from 'dexie';
import throttle from 'lodash/throttle.js';

/** Listeners re-read the database. Doing so more often would slow down the running job. */
const MIN_INTERVAL_MS = 250;

/**
 * Calls back after changes to a database by any tab. Dexie sends its events to all tabs.
 *
 * The first change is reported at once, later ones a few times per second.
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
