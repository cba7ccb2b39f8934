import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { ADMIN_ROLE } from '../src/api/contract';
import type { Database } from './db';
import { ReadOnlyMode, PermissionDenied, RevokedKey, Unauthorized } from './errors';

/** The account whose key came with a call. */
export interface Caller {
  id: string;
  /** False: the key opens nothing, yet what the roles may see stays visible on public calls. */
  isActive: boolean;
  isAdmin: boolean;
  tokenId: string;
  /** Where the log of the database was after the last change made with this key. */
  lastWrite: string | null;
  /** In which texts are written to the account; null: it never said. */
  language: string | null;
}

/** Who may make a call. */
export type Access = 'public' | 'signed-in' | 'administrator';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null: no key came with the call. */
    caller: Caller | null;
  }
}

/**
 * What is stored of a key: it cannot be turned back. Keys are looked up by it in an index; how long
 * that takes tells of the hash of a guess, from which no better guess can be made.
 */
export const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex');

const PREFIX = 'udata_';
const SHOWN_LENGTH = 8;

/** A new key, and the beginning of it that may be shown. */
export function newKey(): { key: string; token_prefix: string } {
  const key = PREFIX + randomBytes(48).toString('base64url');
  return { key, token_prefix: prefixOfKey(key) };
}

/** The beginning of a key by which its owner knows it again; of a short key, no more than a half. */
export const prefixOfKey = (key: string) =>
  key.slice(0, Math.min(PREFIX.length + SHOWN_LENGTH, Math.floor(key.length / 2)));

/**
 * Let a call through to a route, or refuse it. A bad key is refused on public routes too.
 *
 * @param isReadOnly whether only administrators may make this call
 * @throws Unauthorized, ReadOnlyMode, then PermissionDenied
 */
export async function authorize(
  db: Kysely<Database>,
  request: FastifyRequest,
  access: Access,
  isReadOnly = false,
): Promise<void> {
  request.caller = await callerOf(db, request);
  if (isReadOnly && request.caller && !request.caller.isAdmin) throw new ReadOnlyMode();
  if (access === 'public') return;
  if (!request.caller?.isActive) throw new Unauthorized();
  if (access === 'administrator' && !request.caller.isAdmin) throw new PermissionDenied();
}

/** Of a key: what decides whether it opens anything, and for whom. */
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

const MAX_USER_AGENTS = 20;

/**
 * Look a key up and, where it is good, note its use: each call by key is a sign-in.
 *
 * Calls with one key at the same moment do not wait for each other: a row that another is just
 * writing is passed over, since it gets the same time.
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
