import { type Kysely, sql } from 'kysely';
import type { Database } from '../db';
import { KINDS, type PublicationKind } from './kinds';
import type { Owned } from './ownership';

/** The owners of both kinds, organizations first: the order in which all writes lock them. */
const OWNERS = [
  ['organizations', 'organization_id'],
  ['users', 'owner_id'],
] as const;

const idsOf = (owners: readonly Owned[], column: keyof Owned) =>
  [...new Set(owners.map((owned) => owned[column]))].filter((id) => id !== null);

/**
 * Lock the organizations and accounts whose counters change. Counts made afterwards include what others
 * have committed.
 *
 * Call it before anything else is written.
 */
export async function lockOwners(
  transaction: Kysely<Database>,
  owners: readonly Owned[],
): Promise<void> {
  for (const [table, column] of OWNERS) {
    await sql`
      select id from ${sql.table(table)} where id = any(${idsOf(owners, column)})
      order by id for no key update`.execute(transaction);
  }
}

/**
 * Count again what the owners of something publish.
 *
 * Call it in the transaction that changes it, after the change.
 */
export async function recountOwners(
  transaction: Kysely<Database>,
  kind: PublicationKind,
  owners: readonly Owned[],
): Promise<void> {
  for (const [table, column] of OWNERS) {
    await sql`
      update ${sql.table(table)} as owner set ${sql.ref(kind)} = (
        select count(*) from ${sql.table(kind)} as owned
        where owned.${sql.ref(column)} = owner.id and ${KINDS[kind].isCounted}
      )
      where id = any(${idsOf(owners, column)})`.execute(transaction);
  }
}
