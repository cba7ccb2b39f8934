import { Dexie } from 'dexie';

/** Listeners read the database again: more often than this, that would slow down the job itself. */
const TELL_EVERY_MS = 250;

/**
 * Calls back after changes of a database, made by any tab: Dexie tells its other tabs by itself.
 *
 * At once for the first change, then a few times a second.
 */
export function onDatabaseChange(name: string, listener: () => void): () => void {
  const prefix = `idb://${name}/`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasMore = false;

  const rest = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (!hasMore) return;
      hasMore = false;
      rest();
      listener();
    }, TELL_EVERY_MS);
  };
  const hear = (changed: object) => {
    if (!Object.keys(changed).some((part) => part.startsWith(prefix))) return;
    if (timer !== undefined) {
      hasMore = true;
      return;
    }
    rest();
    listener();
  };

  Dexie.on('storagemutated', hear);
  return () => {
    Dexie.on.storagemutated.unsubscribe(hear);
    clearTimeout(timer);
  };
}
