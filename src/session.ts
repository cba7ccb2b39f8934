import type { Store } from 'react-admin';
import { createApiClient, createApiKeyStore, withinSession } from './api';
import { createAuthProvider, createLastModeratorStore } from './auth';
import type { ConsoleConfig } from './instance';
import { createDraftStore, createModeratorStore, forgetModerator } from './storage';

interface Options {
  config: Pick<ConsoleConfig, 'apiUrl' | 'instance'>;
  /** react-admin's store of this browser, for all moderators. */
  browserStore: Store;
  /** The keys of the store that stay, for the same moderator, after a sign-out. */
  keptAtSignOut: ReadonlySet<string>;
  /** Where the key is kept. */
  storage: Storage;
  getLanguage(): string;
  /** Called with the moderator's id after they have signed out. */
  onSignOut?(moderator: string): void;
  fetch?: typeof fetch;
}

/**
 * The sessions of this tab, one after the other, and what belongs to each: its calls, and the values
 * of its moderator in the browser's store.
 *
 * When a key expires, the same moderator finds everything again, also what was being typed. A sign-out
 * forgets what is not in `keptAtSignOut`. No other moderator sees any of it.
 */
export const createSessions = (options: Options) => {
  const { config, browserStore, keptAtSignOut, storage, getLanguage, onSignOut, fetch } = options;
  const { instance } = config;
  const keys = createApiKeyStore(instance, storage);
  const lastModerator = createLastModeratorStore(instance, storage);
  const draftStore = createDraftStore(instance, storage);
  /** The drafts of the session. Null when no page has been opened yet. */
  let drafts: ReturnType<typeof draftStore.open> | null = null;
  const client = createApiClient({
    baseUrl: config.apiUrl,
    getKey: keys.get,
    getLanguage,
    fetch,
  });
  const authProvider = createAuthProvider(client, keys, {
    lastModerator,
    onEnd: (moderator, reason) => {
      (drafts ?? draftStore.open(moderator)).end(reason === 'expired');
      drafts = null;
      if (reason === 'expired') return;
      forgetModerator(browserStore, { instance, moderator }, keptAtSignOut);
      onSignOut?.(moderator);
    },
  });
  return {
    authProvider,
    /** For callers that record each answer, even one that arrives after the session. */
    client,
    /** For pages. Its calls end with their session. */
    pageClient: withinSession(client, keys),
    /** The store of a moderator. It accepts nothing more once the session is over. */
    openStore: (moderator: string): Store => {
      const session = keys.session();
      return createModeratorStore(
        browserStore,
        { instance, moderator },
        () => keys.session() === session,
      );
    },
    /** What the signed-in moderator is typing. */
    openDrafts: (moderator: string) => (drafts ??= draftStore.open(moderator)),
    /** Whose session it is, or was when the key expired. Empty when nobody has signed in yet. */
    moderator: () => lastModerator.get()?.id ?? '',
    /** Removes everything of a moderator from the browser's store. */
    forget: (moderator: string) => {
      forgetModerator(browserStore, { instance, moderator });
    },
  };
};
