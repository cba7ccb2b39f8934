/**
 * The API key of one instance. It is a password: memory and sessionStorage only.
 *
 * sessionStorage survives a reload and ends with the tab; the name holds the instance's
 * address, so that a key is never sent to another instance served from the same origin.
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
