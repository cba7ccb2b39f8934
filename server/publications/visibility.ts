import { type Kysely, sql } from 'kysely';
import type { Caller } from '../auth';
import type { Database } from '../db';
import type { ListedRows } from '../db/orderedIds';
import { KINDS, type PublicationKind } from './kinds';

/**
 * The publications that a caller may list.
 *
 * Anybody lists what is public. An account also lists its own ones and those of its organizations, in any
 * state, and an administrator lists everything.
 */
export async function listedFor(
  db: Kysely<Database>,
  kind: PublicationKind,
  caller: Caller | null,
): Promise<ListedRows> {
  if (caller?.isAdmin) return { where: sql`true`, counted: kind, others: [] };
  const { isPublic } = KINDS[kind];
  const others = caller ? await hiddenOwn(db, kind, caller.id) : [];
  return { where: isPublic, counted: `${kind}/public`, others };
}

/** What only an account and its organizations see of what they publish. */
async function hiddenOwn(
  db: Kysely<Database>,
  kind: PublicationKind,
  userId: string,
): Promise<string[]> {
  const { isPublic } = KINDS[kind];
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(kind)} where owner_id = ${userId} and not (${isPublic})
    union all
    select id from ${sql.table(kind)} where organization_id = any(array(
      select organization_id from members where user_id = ${userId}
    )) and not (${isPublic})`.execute(db);
  return rows.map(({ id }) => id);
}
