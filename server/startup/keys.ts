import type { Kysely } from 'kysely';
import { hashOfKey, newKey, prefixOfKey } from '../auth';
import type { Database } from '../db';
import { newObjectId } from '../identifiers/objectId';

/** How the tokens of keys that are not made by their owner are called. */
const FROM_ENVIRONMENT = 'environment';
const FIRST = 'first start';

/**
 * Make a chosen key valid for an account, in place of the one that was chosen before; safe to repeat.
 * A key of that text that was revoked, or that another account holds, is given anew.
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
  await storeKey(db, userId, key, FIRST);
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
