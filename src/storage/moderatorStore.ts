import type { Store } from 'react-admin';

/** What is known before anybody signs in, and belongs to the browser. */
const OF_BROWSER = new Set(['locale', 'theme']);

interface Owner {
  /** Address of the instance. */
  instance: string;
  /** Identifier of the moderator's account. */
  moderator: string;
}

const prefixOf = ({ instance, moderator }: Owner) => `${instance} ${moderator} `;

/**
 * react-admin's store for one moderator of one instance: no other one reads or changes its values.
 *
 * @param browser the store of this browser
 * @param isOpen whether the session goes on. Afterwards, nothing is written: what a page still does
 *   must not bring back what was forgotten.
 */
export const createModeratorStore = (
  browser: Store,
  owner: Owner,
  isOpen: () => boolean,
): Store => {
  const prefix = prefixOf(owner);
  const nameOf = (key: string) => (OF_BROWSER.has(key) ? key : prefix + key);
  return {
    setup: () => undefined,
    teardown: () => undefined,
    // react-admin resets its store at the end of each session, also when a key has only expired.
    reset: () => undefined,
    getItem: (key, defaultValue) => browser.getItem(nameOf(key), defaultValue),
    setItem(key, value) {
      if (isOpen()) browser.setItem(nameOf(key), value);
    },
    removeItem(key) {
      if (isOpen()) browser.removeItem(nameOf(key));
    },
    removeItems(keyPrefix) {
      if (isOpen()) browser.removeItems(prefix + keyPrefix);
    },
    subscribe: (key, callback) => browser.subscribe(nameOf(key), callback),
    listItems: (keyPrefix = '') => itemsOf(browser, owner, keyPrefix),
  };
};

const itemsOf = (browser: Store, owner: Owner, keyPrefix = ''): Record<string, unknown> => {
  const prefix = prefixOf(owner);
  return Object.fromEntries(
    Object.entries(browser.listItems?.(prefix + keyPrefix) ?? {}).map(([name, value]) => [
      name.slice(prefix.length),
      value,
    ]),
  );
};

/** Removes what a moderator left in the store of this browser, except the keys in `kept`. */
export const forgetModerator = (
  browser: Store,
  owner: Owner,
  kept: ReadonlySet<string> = new Set(),
) => {
  for (const key of Object.keys(itemsOf(browser, owner))) {
    if (!kept.has(key)) browser.removeItem(prefixOf(owner) + key);
  }
};
