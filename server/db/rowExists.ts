import type { Kysely } from 'kysely';
import type { Database } from './schema';

/** Whether a row of a table has this identifier, deleted ones included. */
export async function rowExists(
  db: Kysely<Database>,
  table: 'users' | 'organizations' | 'datasets' | 'reuses' | 'dataservices',
  id: string,
): Promise<boolean> {
  const row = await db
    .selectFrom(table as 'users')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
