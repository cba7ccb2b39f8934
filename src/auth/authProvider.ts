import type { AuthProvider, UserIdentity } from 'react-admin';
import { type ApiClient, type ApiKeyStore, failureOf } from '../api';
import { ADMIN_ROLE, fullName } from '../api/contract';
import { canAccess } from './canAccess';

/** The signed-in administrator. `id` is that of their account. */
interface Identity extends UserIdentity {
  id: string;
  fullName: string;
}

/** Why a sign-in was refused or a session ended. Each has a message. */
type SignInRefusal =
  'bad_key' | 'not_admin' | 'session_ended' | 'key_missing' | 'unreachable' | 'unexpected';

/** A refused sign-in. Its `message` is a message key. */
class SignInError extends Error {
  constructor(refusal: SignInRefusal, options?: ErrorOptions) {
    super(`vigie.auth.${refusal}`, options);
  }
}

const refusalOf = (error: unknown): 'bad_key' | 'unreachable' | 'unexpected' => {
  const failure = failureOf(error);
  switch (failure?.kind) {
    case 'unauthorized':
      return 'bad_key';
    case 'unreachable':
    case 'timed_out':
      return 'unreachable';
    case 'rate_limited':
    case 'malformed':
    case 'forbidden':
    case 'not_found':
    case 'gone':
    case 'read_only':
    case 'refused':
    case 'bad_gateway':
    case 'unavailable':
    case 'too_slow':
    case 'server_error':
    case undefined:
      return 'unexpected';
  }
};

/**
 * Sign-in by API key, for administrators only.
 *
 * The key is checked with `GET /me/`, once when it is entered and once after each reload. A 401 from
 * any later call ends the session. A 403 does not.
 */
export const createAuthProvider = (
  client: ApiClient,
  keys: ApiKeyStore,
): AuthProvider & { getIdentity(): Promise<Identity> } => {
  let identity: Promise<Identity> | null = null;

  const readIdentity = async (): Promise<Identity> => {
    const { json: me } = await client('/me', { schema: 'user' });
    if (!me.roles.includes(ADMIN_ROLE)) throw new SignInError('not_admin');
    return {
      id: me.id,
      fullName: fullName(me),
      avatar: me.avatar_thumbnail ?? undefined,
    };
  };

  const currentIdentity = () => {
    identity ??= readIdentity().catch((error: unknown) => {
      identity = null;
      throw error;
    });
    return identity;
  };

  const forget = () => {
    identity = null;
    keys.clear();
  };

  return {
    async login({ key }: { key: string }) {
      if (key.trim() === '') throw new SignInError('key_missing');
      keys.set(key.trim());
      try {
        await currentIdentity();
      } catch (error) {
        forget();
        throw error instanceof SignInError
          ? error
          : new SignInError(refusalOf(error), { cause: error });
      }
    },

    logout() {
      forget();
      return Promise.resolve();
    },

    async checkAuth() {
      // No session had started: the sign-in page needs no message.
      if (keys.get() === null) throw Object.assign(new Error(), { message: false });
      try {
        await currentIdentity();
      } catch (error) {
        if (error instanceof SignInError) throw error;
        // Only a refused key ends the session: moderators must not lose their place because the
        // instance cannot be reached for a moment.
        if (refusalOf(error) === 'bad_key') {
          throw new SignInError('session_ended', { cause: error });
        }
      }
    },

    async checkError(error: unknown) {
      if (refusalOf(error) === 'bad_key') {
        throw new SignInError('session_ended');
      }
    },

    getIdentity: currentIdentity,

    async canAccess({ resource, action, record }) {
      const { id } = await currentIdentity();
      return canAccess(id, { resource, action, record: record as { id?: unknown } | undefined });
    },
  };
};
