import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { ADMIN_ROLE } from '../src/api/contract';
import type { Database } from './db';
import { PermissionDenied, Unauthorized } from './errors';

/** The account whose key came with a call. */
export interface Caller {
  id: string;
  /** False: the key opens nothing, yet what the roles may see stays visible on public calls. */
  isActive: boolean;
  isAdmin: boolean;
}

/** Who may make a call. */
export type Access = 'public' | 'signed-in' | 'administrator';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null: no key came with the call. */
    caller: Caller | null;
  }
}

/** What is stored of a key: it cannot be turned back. */
export const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex');

const PREFIX = 'udata_';
const SHOWN_CHARACTERS = 8;

/** A new key, and the beginning of it that may be shown. */
export function newKey(): { key: string; token_prefix: string } {
  const key = PREFIX + randomBytes(48).toString('base64url');
  return { key, token_prefix: prefixOfKey(key) };
}

/** The beginning of a key by which its owner knows it again; of a short key, no more than a half. */
export const prefixOfKey = (key: string) =>
  key.slice(0, Math.min(PREFIX.length + SHOWN_CHARACTERS, Math.floor(key.length / 2)));

/**
 * Let a call through to a route, or refuse it. A bad key is refused on public routes too.
 *
 * @throws Unauthorized, then PermissionDenied
 */
export async function admit(
  db: Kysely<Database>,
  request: FastifyRequest,
  access: Access,
): Promise<void> {
  request.caller = await callerOf(db, request);
  if (access === 'public') return;
  if (!request.caller?.isActive) throw new Unauthorized();
  if (access === 'administrator' && !request.caller.isAdmin) throw new PermissionDenied();
}

async function callerOf(db: Kysely<Database>, request: FastifyRequest): Promise<Caller | null> {
  const key = request.headers['x-api-key'];
  if (typeof key !== 'string' || key === '') return null;
  const token = await db
    .selectFrom('api_tokens as token')
    .innerJoin('users as user', 'user.id', 'token.user_id')
    .select(['token.id', 'token.revoked_at', 'token.expires_at', 'user.id as user_id'])
    .select(['user.active', 'user.roles'])
    .where('token.hash', '=', hashOfKey(key))
    .executeTakeFirst();
  if (!token) throw new Unauthorized('Invalid API token');
  const now = new Date();
  if (token.revoked_at) throw new Unauthorized('Revoked API token');
  if (token.expires_at && token.expires_at <= now) throw new Unauthorized('Expired API token');
  await recordUse(db, token, now, request.headers['user-agent']);
  return {
    id: token.user_id,
    isActive: token.active === true,
    isAdmin: token.roles.includes(ADMIN_ROLE),
  };
}

const MOST_USER_AGENTS = 20;

/** Each call by key is a sign-in. */
async function recordUse(
  db: Kysely<Database>,
  { id, user_id }: { id: string; user_id: string },
  now: Date,
  userAgent: string | undefined,
): Promise<void> {
  const agent = (userAgent ?? '').slice(0, 255);
  await sql`
    with signed_in as (update users set last_login_at = ${now} where id = ${user_id})
    update api_tokens set last_used_at = ${now}, user_agents = case
      when ${agent} = '' or ${agent} = any(user_agents)
        or cardinality(user_agents) >= ${MOST_USER_AGENTS} then user_agents
      else array_append(user_agents, ${agent}) end
    where id = ${id}`.execute(db);
}
