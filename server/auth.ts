import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { ADMIN_ROLE } from '../src/api/contract';
import type { Database } from './db';
import { ReadOnlyMode, PermissionDenied, RevokedKey, Unauthorized } from './errors';

/** The user whose key was sent with a request. */
export interface Caller {
  id: string;
  /** If false, only public routes can be called. They still show what the caller's roles may see. */
  isActive: boolean;
  isAdmin: boolean;
  tokenId: string;
  /** Position in the database's log after the last change made with this key. */
  lastWrite: string | null;
  /** Language of the messages to the user; null if not set. */
  language: string | null;
}

/** Who may call a route. */
export type Access = 'public' | 'signed-in' | 'administrator';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null if the request has no key. */
    caller: Caller | null;
  }
}

/**
 * The hash of a key, which is stored in place of the key.
 *
 * Keys are looked up by their hash in an index. How long that takes may reveal something about the
 * hash of a guessed key, but that does not help to make a better guess.
 */
export const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex');

const PREFIX = 'udata_';
const SHOWN_LENGTH = 8;

/** A new key, and its prefix that may be shown. */
export function newKey(): { key: string; token_prefix: string } {
  const key = PREFIX + randomBytes(48).toString('base64url');
  return { key, token_prefix: prefixOfKey(key) };
}

/** The prefix by which the owner recognises a key. At most half of a short key is shown. */
export const prefixOfKey = (key: string) =>
  key.slice(0, Math.min(PREFIX.length + SHOWN_LENGTH, Math.floor(key.length / 2)));

/**
 * Check whether the caller may call a route. An invalid key is refused on public routes too.
 *
 * @param isAdminOnly refuse all callers with a key except administrators, because of read-only mode
 * @throws Unauthorized, ReadOnlyMode, then PermissionDenied
 */
export async function authorize(
  db: Kysely<Database>,
  request: FastifyRequest,
  access: Access,
  isAdminOnly = false,
): Promise<void> {
  request.caller = await callerOf(db, request);
  if (isAdminOnly && request.caller && !request.caller.isAdmin) throw new ReadOnlyMode();
  if (access === 'public') return;
  if (!request.caller?.isActive) throw new Unauthorized();
  if (access === 'administrator' && !request.caller.isAdmin) throw new PermissionDenied();
}

/** The caller of a route that only signed-in callers reach. */
export function signedInCaller({ caller }: Pick<FastifyRequest, 'caller'>): Caller {
  if (!caller) throw new Unauthorized();
  return caller;
}

/** A key with its owner: the columns that decide on access. */
interface TokenRow {
  id: string;
  last_write: string | null;
  user_id: string;
  active: boolean | null;
  roles: string[];
  language: string | null;
  revoked_at: Date | null;
  expires_at: Date | null;
}

async function callerOf(db: Kysely<Database>, request: FastifyRequest): Promise<Caller | null> {
  const key = request.headers['x-api-key'];
  if (typeof key !== 'string' || key === '') return null;
  const now = new Date();
  const token = await lookUpToken(db, hashOfKey(key), now, request.headers['user-agent']);
  if (!token) throw new Unauthorized('Invalid API token');
  if (token.revoked_at) throw new RevokedKey();
  if (token.expires_at && token.expires_at <= now) throw new Unauthorized('Expired API token');
  return {
    id: token.user_id,
    isActive: token.active === true,
    isAdmin: token.roles.includes(ADMIN_ROLE),
    tokenId: token.id,
    lastWrite: token.last_write,
    language: token.language,
  };
}

/** Whether a key is valid, by its hash. Its use is not recorded. */
export async function isValidHash(db: Kysely<Database>, hash: string): Promise<boolean> {
  const token = await db
    .selectFrom('api_tokens')
    .select('id')
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date())]))
    .executeTakeFirst();
  return token !== undefined;
}

const MAX_USER_AGENTS = 20;

/**
 * Look up a key and, if it is valid, record its use. Each request with a key counts as a sign-in.
 *
 * Concurrent requests with the same key do not wait for each other: a row that another request is
 * writing is skipped, since it gets about the same time.
 */
async function lookUpToken(
  db: Kysely<Database>,
  hash: string,
  now: Date,
  userAgent: string | undefined,
): Promise<TokenRow | undefined> {
  const agent = (userAgent ?? '').slice(0, 255);
  const { rows } = await sql<TokenRow>`
    with token as (
      select token.id, token.revoked_at, token.expires_at, token.last_write::text,
        owner.id as user_id, owner.active, owner.roles, owner.language
      from api_tokens as token join users as owner on owner.id = token.user_id
      where token.hash = ${hash}
    ),
    good as (
      select id, user_id from token
      where revoked_at is null and (expires_at is null or expires_at > ${now})
    ),
    signed_in as (
      update users set last_login_at = ${now} where id in (
        select id from users where id = (select user_id from good) for update skip locked
      )
    ),
    used as (
      update api_tokens set last_used_at = ${now}, user_agents = case
        when ${agent} = '' or ${agent} = any(user_agents)
          or cardinality(user_agents) >= ${MAX_USER_AGENTS} then user_agents
        else array_append(user_agents, ${agent}) end
      where id in (select id from api_tokens where id = (select id from good) for update skip locked)
    )
    select * from token`.execute(db);
  return rows[0];
}
