import type { Kysely } from 'kysely';
import { hashOfKey, newKey, prefixOfKey } from './auth';
import type { Database } from './db';
import { newObjectId } from './objectId';

/**
 * Make a chosen key valid for an account; safe to repeat. A key of that text that was revoked, or
 * that another account holds, is given anew.
 */
export async function installKey(db: Kysely<Database>, userId: string, key: string): Promise<void> {
  const values = { user_id: userId, revoked_at: null, expires_at: null };
  await db
    .insertInto('api_tokens')
    .values({
      ...values,
      id: newObjectId(),
      hash: hashOfKey(key),
      token_prefix: prefixOfKey(key),
      name: 'environment',
      created_at: new Date(),
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet(values))
    .execute();
}

/**
 * A first key for an account that never had one, to be shown once; undefined when it has had one.
 */
export async function firstKey(db: Kysely<Database>, userId: string): Promise<string | undefined> {
  const known = await db
    .selectFrom('api_tokens')
    .select('id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (known) return undefined;
  const { key } = newKey();
  await installKey(db, userId, key);
  return key;
}
