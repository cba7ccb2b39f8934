import type { Kysely } from 'kysely';
import type { Database } from './schema';

/** Whether there is an account or an organization of an identifier. */
export async function rowExists(
  db: Kysely<Database>,
  table: 'users' | 'organizations',
  id: string,
): Promise<boolean> {
  const row = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
