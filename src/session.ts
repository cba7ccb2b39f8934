import type { Store } from 'react-admin';
import { createApiClient, createApiKeyStore, withinSession } from './api';
import { createAuthProvider, createLastModeratorStore } from './auth';
import type { ConsoleConfig } from './instance';
import { createModeratorStore, forgetModerator } from './storage';

interface Options {
  config: Pick<ConsoleConfig, 'apiUrl' | 'instance'>;
  /** react-admin's store of this browser, for all moderators. */
  browserStore: Store;
  /** The keys of the store that stay, for the same moderator, after a sign-out. */
  keptAtSignOut: ReadonlySet<string>;
  /** Where the key is kept. */
  storage: Storage;
  getLanguage(): string;
  fetch?: typeof fetch;
}

/**
 * The sessions of this tab, one after the other, and what belongs to each: its calls, and the values
 * of its moderator in the browser's store.
 *
 * When a key expires, the same moderator finds everything again. A sign-out forgets what is not in
 * `keptAtSignOut`. No other moderator sees any of it.
 */
export const createSessions = (options: Options) => {
  const { config, browserStore, keptAtSignOut, storage, getLanguage, fetch } = options;
  const { instance } = config;
  const keys = createApiKeyStore(instance, storage);
  const lastModerator = createLastModeratorStore(instance, storage);
  const client = createApiClient({
    baseUrl: config.apiUrl,
    getKey: keys.get,
    getLanguage,
    fetch,
  });
  const authProvider = createAuthProvider(client, keys, {
    lastModerator,
    onSignOut: (moderator) => {
      forgetModerator(browserStore, { instance, moderator }, keptAtSignOut);
    },
  });
  return {
    authProvider,
    /** For callers that record each answer, even one that arrives after the session. */
    client,
    /** For pages. Its calls end with their session. */
    pageClient: withinSession(client, keys),
    /** The store of the signed-in moderator. It accepts nothing more once the session is over. */
    openStore: (): Store => {
      const session = keys.session();
      const moderator = lastModerator.get()?.id ?? '';
      return createModeratorStore(
        browserStore,
        { instance, moderator },
        () => keys.session() === session,
      );
    },
  };
};
