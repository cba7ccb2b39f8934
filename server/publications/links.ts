import { type Kysely, sql } from 'kysely';
import groupBy from 'lodash/groupBy.js';
import type { Database } from '../db';
import type { PublicationKind } from './kinds';

/** The datasets that the objects of a kind use, with the column of the datasets that counts them. */
const LINKS = {
  reuses: { table: 'reuse_datasets', column: 'reuse_id' },
  dataservices: { table: 'dataservice_datasets', column: 'dataservice_id' },
} as const;

/** The kinds of publications that use datasets. */
export type LinkingKind = keyof typeof LINKS;

/** The identifiers of the datasets of each object, in their order. */
export async function datasetIdsOf(
  db: Kysely<Database>,
  kind: LinkingKind,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const { table, column } = LINKS[kind];
  const { rows } = await sql<{ from_id: string; dataset_id: string }>`
    select ${sql.ref(column)} as from_id, dataset_id from ${sql.table(table)}
    where ${sql.ref(column)} = any(${ids}) order by place`.execute(db);
  const groups = Object.entries(groupBy(rows, ({ from_id }) => from_id));
  return new Map(groups.map(([id, links]) => [id, links.map(({ dataset_id }) => dataset_id)]));
}

/**
 * Replace the datasets of an object, and count again how many objects use each of them.
 *
 * Call it in the transaction that has locked the row of the object.
 *
 * @returns whether they differ from those before
 */
export async function setDatasets(
  transaction: Kysely<Database>,
  kind: LinkingKind,
  id: string,
  datasetIds: readonly string[],
): Promise<boolean> {
  const { table, column } = LINKS[kind];
  const before = (await datasetIdsOf(transaction, kind, [id])).get(id) ?? [];
  if (before.join() === datasetIds.join()) return false;
  await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(transaction);
  await sql`
    insert into ${sql.table(table)} (${sql.ref(column)}, dataset_id, place)
    select ${id}, given.id, given.place
    from unnest(${datasetIds}::text[]) with ordinality as given (id, place)`.execute(transaction);
  await recountUses(transaction, kind, [...before, ...datasetIds]);
  return true;
}

/** Count again how many objects that are not deleted use some datasets. */
export async function recountUses(
  transaction: Kysely<Database>,
  kind: LinkingKind,
  datasetIds: readonly string[],
): Promise<void> {
  const { table, column } = LINKS[kind];
  await sql`
    select id from datasets where id = any(${datasetIds}) order by id for no key update`.execute(
    transaction,
  );
  await sql`
    update datasets set ${sql.ref(kind)} = (
      select count(*) from ${sql.table(table)} as link
      join ${sql.table(kind satisfies PublicationKind)} as user_of on user_of.id = link.${sql.ref(column)}
      where link.dataset_id = datasets.id and user_of.deleted is null and not user_of.private
    )
    where id = any(${datasetIds})`.execute(transaction);
}
