import type { ApiKeyStore } from './apiKey';
import type { ApiClient } from './client';

/** The session in which a call was made is over. Its answer, or its refusal, concerns nobody. */
export class SessionEndedError extends Error {
  override name = 'SessionEndedError';

  constructor() {
    super('vigie.auth.session_ended');
  }
}

/**
 * A client whose calls end with their session: whatever arrives later, a 401 for the old key or a
 * record for its owner, is replaced by {@link SessionEndedError}.
 */
export const withinSession =
  (client: ApiClient, keys: Pick<ApiKeyStore, 'session'>): ApiClient =>
  async (path, request) => {
    const session = keys.session();
    const [outcome] = await Promise.allSettled([client(path, request)]);
    if (keys.session() !== session) throw new SessionEndedError();
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  };
