import type { Kysely } from 'kysely';
import type { Database } from './schema';

/** Whether an account or an organization has this identifier, deleted ones included. */
export async function rowExists(
  db: Kysely<Database>,
  table: 'users' | 'organizations',
  id: string,
): Promise<boolean> {
  const row = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
