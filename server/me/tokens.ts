import type { Kysely, Selectable } from 'kysely';
import { type ApiToken, ApiTokenCreate } from '../../src/api/contract';
import { hashOfKey, newKey } from '../auth';
import type { Database } from '../db';
import type { ApiTokenTable } from '../db/schema';
import { BadRequest, Gone, InvalidModel, NotFound } from '../errors';
import { parseDate, isoFormat, isoFormatOrNull } from '../http/dates';
import { newObjectId } from '../identifiers/objectId';
import { modelErrors } from '../validation/model';
import { isFalsy } from '../validation/reading';

type Db = Kysely<Database>;
type TokenRow = Omit<Selectable<ApiTokenTable>, 'hash' | 'user_id' | 'last_write'>;

const SCOPE = 'admin';
const COLUMNS = [
  'id',
  'token_prefix',
  'name',
  'created_at',
  'last_used_at',
  'expires_at',
  'revoked_at',
  'user_agents',
] as const satisfies (keyof TokenRow)[];

/** The keys of an account that are not revoked, newest first. */
export const listTokens = (db: Db, userId: string): Promise<TokenRow[]> =>
  db
    .selectFrom('api_tokens')
    .select(COLUMNS)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** Create a key. Its text, `token`, is not stored: only this call returns it. */
export async function createToken(
  db: Db,
  userId: string,
  { name, expires_at }: { name: string | null; expires_at: Date | null },
): Promise<TokenRow & { token: string }> {
  const { key, token_prefix } = newKey();
  const row = await db
    .insertInto('api_tokens')
    .values({
      id: newObjectId(),
      user_id: userId,
      hash: hashOfKey(key),
      token_prefix,
      name,
      created_at: new Date(),
      expires_at,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return { ...row, token: key };
}

/** @throws NotFound when no key has this identifier */
export async function assertTokenExists(db: Db, id: string): Promise<void> {
  const row = await db
    .selectFrom('api_tokens')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
}

/** @throws NotFound when it is not a key of this account, Gone when it is already revoked */
export async function revokeToken(db: Db, userId: string, id: string): Promise<void> {
  const row = await db
    .selectFrom('api_tokens')
    .select('id')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!row) throw new NotFound('Token not found');
  const { numUpdatedRows } = await db
    .updateTable('api_tokens')
    .set({ revoked_at: new Date() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new Gone('Token already revoked');
}

export const presentToken = (row: TokenRow): ApiToken => ({
  id: row.id,
  token_prefix: row.token_prefix,
  name: row.name,
  scopes: [SCOPE],
  kind: 'api_key',
  created_at: isoFormat(row.created_at),
  last_used_at: isoFormatOrNull(row.last_used_at),
  user_agents: row.user_agents,
  revoked_at: isoFormatOrNull(row.revoked_at),
  expires_at: isoFormatOrNull(row.expires_at),
});

/** @throws BadRequest for a bad date, InvalidModel for a bad name or scope */
export function readNewToken(body: Record<string, unknown>) {
  const expires_at = isFalsy(body.expires_at) ? null : readExpiry(body.expires_at);
  const name = body.name ?? null;
  const errors: Record<string, unknown> = modelErrors(ApiTokenCreate, { name });
  const refusal = isFalsy(body.scopes) ? undefined : scopesRefusal(body.scopes);
  if (refusal !== undefined) errors.scopes = refusal;
  if (Object.keys(errors).length > 0) throw new InvalidModel('ApiToken', undefined, errors);
  // The check against the model has verified the type.
  return { name: name as string | null, expires_at };
}

/** One reason if `scopes` is not a list, else the reasons by index. Undefined if all are accepted. */
function scopesRefusal(scopes: unknown): unknown {
  if (!Array.isArray(scopes)) return 'Only lists and tuples may be used in a list field';
  const refused = scopes.flatMap((scope, index) =>
    scope === SCOPE ? [] : [[index, `Value must be one of ['${SCOPE}']`]],
  );
  return refused.length > 0 ? Object.fromEntries(refused) : undefined;
}

function readExpiry(given: unknown): Date {
  // Unlike other dates of the API, this one may not have white space around it.
  const date = typeof given === 'string' && given === given.trim() ? parseDate(given) : undefined;
  if (!date) throw new BadRequest('Invalid expires_at format');
  if (date <= new Date()) throw new BadRequest('expires_at must be in the future');
  return date;
}
