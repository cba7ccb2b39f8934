import type { Kysely } from 'kysely';
import { hashOfKey, newKey, prefixOfKey } from '../auth';
import type { Database } from '../db';
import { newObjectId } from '../identifiers/objectId';

/** Names of the tokens that are not created by their owner. */
const FROM_ENVIRONMENT = 'environment';
const FIRST_START = 'first start';

/**
 * Make a key from the environment valid for an account, and revoke the previous one. Safe to repeat.
 *
 * If the key exists already, revoked or for another account, it is made valid for this account.
 */
export async function installKey(db: Kysely<Database>, userId: string, key: string): Promise<void> {
  await storeKey(db, userId, key, FROM_ENVIRONMENT);
  await db
    .updateTable('api_tokens')
    .set({ revoked_at: new Date() })
    .where('user_id', '=', userId)
    .where('name', '=', FROM_ENVIRONMENT)
    .where('hash', '!=', hashOfKey(key))
    .where('revoked_at', 'is', null)
    .execute();
}

/** Create the first key of an account. Undefined if the account has, or had, a key already. */
export async function firstKey(db: Kysely<Database>, userId: string): Promise<string | undefined> {
  const known = await db
    .selectFrom('api_tokens')
    .select('id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (known) return undefined;
  const { key } = newKey();
  await storeKey(db, userId, key, FIRST_START);
  return key;
}

async function storeKey(db: Kysely<Database>, userId: string, key: string, name: string) {
  const values = { user_id: userId, name, revoked_at: null, expires_at: null };
  await db
    .insertInto('api_tokens')
    .values({
      ...values,
      id: newObjectId(),
      hash: hashOfKey(key),
      token_prefix: prefixOfKey(key),
      created_at: new Date(),
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet(values))
    .execute();
}
