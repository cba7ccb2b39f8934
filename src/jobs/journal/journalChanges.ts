import { Dexie } from 'dexie';
import throttle from 'lodash/throttle.js';

/** Listeners read the database again: more often than this, that would slow down the job itself. */
const TELL_EVERY_MS = 250;

/**
 * Calls back after changes of a database, made by any tab: Dexie tells its other tabs by itself.
 *
 * At once for the first change, then a few times a second.
 */
export function onDatabaseChange(name: string, listener: () => void): () => void {
  const prefix = `idb://${name}/`;
  const tell = throttle(listener, TELL_EVERY_MS);
  const hear = (changed: object) => {
    if (Object.keys(changed).some((part) => part.startsWith(prefix))) tell();
  };

  Dexie.on('storagemutated', hear);
  return () => {
    Dexie.on.storagemutated.unsubscribe(hear);
    tell.cancel();
  };
}
