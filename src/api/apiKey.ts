/**
 * Stores the API key of one instance. A key is as secret as a password, so it is kept in memory and
 * in sessionStorage only.
 *
 * sessionStorage survives a reload and is cleared with its tab. The name of the entry contains the
 * address of the instance, so that a key is never sent to another instance with the same origin.
 */
export interface ApiKeyStore {
  get(): string | null;
  set(key: string): void;
  clear(): void;
}

export const createApiKeyStore = (instance: string, storage: Storage): ApiKeyStore => {
  const name = `vigie.apiKey ${instance}`;
  let key = storage.getItem(name);
  return {
    get: () => key,
    set(value) {
      key = value;
      storage.setItem(name, value);
    },
    clear() {
      key = null;
      storage.removeItem(name);
    },
  };
};
