/**
 * Stores the API key of one instance. A key is as secret as a password, so it is kept in memory and
 * in sessionStorage only.
 *
 * sessionStorage survives a reload and is cleared with its tab. The name of the entry contains the
 * address of the instance, so that a key is never sent to another instance with the same origin.
 */
export interface ApiKeyStore {
  get(): string | null;
  /**
   * Identifies the session: another number after each change of the key, even to the same one. An
   * answer to a call of an earlier session says nothing about this one.
   */
  session(): number;
  set(key: string): void;
  clear(): void;
}

export const createApiKeyStore = (instance: string, storage: Storage): ApiKeyStore => {
  const name = `vigie.apiKey ${instance}`;
  let key = storage.getItem(name);
  let session = 0;
  return {
    get: () => key,
    session: () => session,
    set(value) {
      key = value;
      session += 1;
      storage.setItem(name, value);
    },
    clear() {
      key = null;
      session += 1;
      storage.removeItem(name);
    },
  };
};
