import { type Kysely, sql } from 'kysely';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { orderedRows, orderOfSort } from '../db/orderedIds';
import { type Batches, NO_ROWS, type RowSource } from '../db/rowBatches';
import { type PageRequest, rangeOf } from '../http/page';
import { tsquery } from '../search/query';
import { type Conditions, ofOrganization } from './conditions';
import type { PublicationKind } from './kinds';
import { listedFor } from './visibility';

const SORT_COLUMNS = { created: 'created_at' };

/** One page of what an organization publishes, in any state, for everybody. Members see what is private. */
export const listOfOrganization = <Row extends { id: string }>(
  db: Kysely<Database>,
  source: RowSource<keyof Row & string> & { table: PublicationKind },
  organizationId: string,
  isMember: boolean,
  query: PageRequest & { sort?: string },
): Promise<Batches<Row>> =>
  orderedRows<Row>(
    db,
    {
      rows: { where: sql`true`, counted: source.table, others: [] },
      where: sql<boolean>`${sql.join(ofOrganization(organizationId, isMember), sql` and `)}`,
      order: orderOfSort(query.sort, false, SORT_COLUMNS),
      ...rangeOf(query),
    },
    source,
  );

/**
 * One page of the publications of a kind that the caller may list.
 *
 * They are sorted by relevance in a search and newest first otherwise, unless `sort` says otherwise.
 *
 * @param conditions is called unless nothing can match the search
 */
export async function listPublications<Row extends { id: string }>(
  db: Kysely<Database>,
  source: RowSource<keyof Row & string> & { table: PublicationKind },
  caller: Caller | null,
  query: PageRequest & { q?: string; sort?: string },
  conditions: () => Promise<Conditions>,
): Promise<Batches<Row>> {
  const search = query.q ? tsquery(query.q, 'all') : undefined;
  if (query.q && search === undefined) return NO_ROWS;
  const all = await conditions();
  return orderedRows<Row>(
    db,
    {
      rows: await listedFor(db, source.table, caller),
      search,
      where: all.length > 0 ? sql<boolean>`${sql.join(all, sql` and `)}` : undefined,
      order: orderOfSort(query.sort, search !== undefined, SORT_COLUMNS),
      ...rangeOf(query),
    },
    source,
  );
}
