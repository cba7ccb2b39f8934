/** Locks that all tabs of a browser share. The browser releases those of a tab that is closed. */
export interface TabLocks {
  /** Runs `work` once the lock is free, in the order of the calls, and holds it until `work` ends. */
  hold<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Whether a tab, this one or another, holds the lock. */
  isHeld(name: string): Promise<boolean>;
}

/** The browser's own locks, which it has only in a secure context: over https, or on localhost. */
export const webLocks: TabLocks = {
  hold: async (name, work) => await navigator.locks.request(name, work),
  isHeld: (name) => navigator.locks.request(name, { ifAvailable: true }, (lock) => lock === null),
};

const PREFIX = 'vigie.lock ';
/** A request for a free lock is answered within milliseconds. */
const HELD_AFTER_MS = 500;

/**
 * Locks for browsers without Web Locks. A lock is a database, and who has upgraded it last and still has
 * it open holds it: browsers upgrade a database only when no tab has it open, one request after the
 * other, and close those of a tab that ends or crashes.
 */
export const databaseLocks: TabLocks = {
  async hold(name, work) {
    const database = await take(name);
    try {
      return await work();
    } finally {
      release(database);
    }
  },
  isHeld(name) {
    const taking = take(name);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, HELD_AFTER_MS, true);
      taking.then((database) => {
        clearTimeout(timer);
        // Also when it comes late: the lock was only asked for.
        release(database);
        resolve(false);
      }, reject);
    });
  },
};

/** The locks of this browser. */
export const tabLocks = (): TabLocks => ('locks' in navigator ? webLocks : databaseLocks);

function release(database: IDBDatabase): void {
  database.close();
  // At the end of the queue of requests for it, so after those of tabs that wait for the lock.
  indexedDB.deleteDatabase(database.name);
}

/** Resolves with the open database once this tab has upgraded it. */
async function take(name: string): Promise<IDBDatabase> {
  for (;;) {
    const current = (await open(name)).database;
    const { version } = current;
    current.close();
    try {
      const { database, isUpgraded } = await open(name, version + 1);
      if (isUpgraded) return database;
      database.close();
    } catch (error) {
      // Another tab has upgraded it meanwhile.
      if ((error as Error).name !== 'VersionError') throw error;
    }
  }
}

const open = (name: string, version?: number) =>
  new Promise<{ database: IDBDatabase; isUpgraded: boolean }>((resolve, reject) => {
    const request = indexedDB.open(PREFIX + name, version);
    let isUpgraded = false;
    request.onupgradeneeded = () => {
      isUpgraded = true;
    };
    request.onsuccess = () => {
      resolve({ database: request.result, isUpgraded });
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The lock cannot be opened'));
    };
  });
