import type { AuthProvider, UserIdentity } from 'react-admin';
import { type ApiClient, type ApiKeyStore, failureOf } from '../api';
import { ADMIN_ROLE, fullName } from '../api/contract';
import { canAccess } from './canAccess';
import { createLastModeratorStore, type LastModeratorStore } from './lastModerator';

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

const toSignInError = (error: unknown): SignInError =>
  error instanceof SignInError ? error : new SignInError(refusalOf(error), { cause: error });

/** The moderator has signed out, or their key was refused. */
type SessionEnd = 'signed_out' | 'expired';

interface Options {
  lastModerator?: LastModeratorStore;
  /** Called once a session is over, with the moderator's id. */
  onEnd?(moderator: string, reason: SessionEnd): void;
}

/**
 * Sign-in by API key, for administrators only.
 *
 * The key is checked with `GET /me/`, once when it is entered and once after each reload. A 401 from
 * any later call ends the session. A 403 does not.
 *
 * react-admin calls `logout` in both cases: when the moderator signs out, and when the key was
 * refused. Only this provider knows which, because it has seen the refusal.
 */
export const createAuthProvider = (
  client: ApiClient,
  keys: ApiKeyStore,
  { lastModerator = createLastModeratorStore(), onEnd = () => undefined }: Options = {},
): AuthProvider & { getIdentity(): Promise<Identity> } => {
  let known: { session: number; identity: Promise<Identity> } | null = null;
  /** The session whose key was refused. */
  let refused: number | null = null;
  let isAfterSignOut = false;

  const readIdentity = async (session: number): Promise<Identity> => {
    const { json: me } = await client('/me', { schema: 'user' });
    if (!me.roles.includes(ADMIN_ROLE)) throw new SignInError('not_admin');
    const { id } = me;
    const name = fullName(me);
    if (keys.session() === session) lastModerator.set({ id, fullName: name, isOver: false });
    return { id, fullName: name, avatar: me.avatar_thumbnail ?? undefined };
  };

  const currentIdentity = (): Promise<Identity> => {
    const session = keys.session();
    if (known?.session === session) return known.identity;
    const identity = readIdentity(session).catch((error: unknown) => {
      if (known?.session === session) known = null;
      throw error;
    });
    known = { session, identity };
    return identity;
  };

  /** The identity as last read, while the API cannot confirm it. */
  const identityWithoutApi = (error: unknown): Identity | null => {
    const moderator = lastModerator.get();
    if (keys.get() === null || moderator === null || moderator.isOver) return null;
    if (error instanceof SignInError || refusalOf(error) === 'bad_key') return null;
    return { id: moderator.id, fullName: moderator.fullName };
  };

  const getIdentity = async () => {
    try {
      return await currentIdentity();
    } catch (error) {
      const identity = identityWithoutApi(error);
      if (identity === null) throw toSignInError(error);
      return identity;
    }
  };

  const refuse = (error: SignInError) => {
    refused = keys.session();
    throw error;
  };

  const checkAuth = async (): Promise<void> => {
    // No session had started: the sign-in page needs no message.
    if (keys.get() === null) throw Object.assign(new Error(), { message: false });
    const session = keys.session();
    // The session is about to be ended. Asking the API once more would delay that.
    if (refused === session) return;
    try {
      await currentIdentity();
    } catch (error) {
      // Somebody has signed in or out meanwhile. The refusal was not about this session.
      if (keys.session() !== session) return checkAuth();
      if (error instanceof SignInError) refuse(error);
      // Only a refused key ends the session: moderators must not lose their place because the
      // instance cannot be reached for a moment.
      if (refusalOf(error) === 'bad_key')
        refuse(new SignInError('session_ended', { cause: error }));
    }
  };

  return {
    async login({ key }: { key: string }) {
      if (key.trim() === '') throw new SignInError('key_missing');
      const before = lastModerator.get();
      keys.set(key.trim());
      try {
        const { id } = await currentIdentity();
        // The page where a session has expired, and its filters, are for the same moderator only.
        const leadsBack = !isAfterSignOut && (before === null || before.id === id);
        isAfterSignOut = false;
        return leadsBack ? undefined : { redirectTo: '/' };
      } catch (error) {
        keys.clear();
        throw toSignInError(error);
      }
    },

    async logout() {
      const moderator = lastModerator.get();
      const isSignOut = keys.get() !== null && refused !== keys.session();
      keys.clear();
      if (moderator === null) return;
      isAfterSignOut ||= isSignOut;
      lastModerator.set(isSignOut ? null : { ...moderator, isOver: true });
      onEnd(moderator.id, isSignOut ? 'signed_out' : 'expired');
    },

    checkAuth,

    async checkError(error: unknown) {
      if (refusalOf(error) === 'bad_key') refuse(new SignInError('session_ended'));
    },

    getIdentity,

    async canAccess({ resource, action, record }) {
      const { id } = await getIdentity();
      return canAccess(id, { resource, action, record: record as { id?: unknown } | undefined });
    },
  };
};
