import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../db';
import type { PublicationKind } from './kinds';

/** Conditions of which all must hold. Empty for no filter. */
export type Conditions = RawBuilder<boolean>[];

interface CommonFilters {
  owner?: string;
  organization?: string;
  organization_badge?: string;
  tag?: string[];
  featured?: boolean;
}

/** The conditions of the filters that all lists of publications have. */
export const commonConditions = (query: CommonFilters): Conditions => [
  ...equal('owner_id', query.owner?.toLowerCase()),
  ...equal('organization_id', query.organization?.toLowerCase()),
  ...(query.tag ? [sql<boolean>`tags @> ${query.tag}`] : []),
  ...(query.featured === undefined ? [] : [sql<boolean>`featured = ${query.featured}`]),
  ...(query.organization_badge
    ? [
        sql<boolean>`organization_id in (
          select id from organizations where badges @> array[${query.organization_badge}]::text[])`,
      ]
    : []),
];

/**
 * All that an organization publishes, deleted and archived ones included.
 *
 * @param hasPrivate whether private ones belong to it too
 */
export const ofOrganization = (organizationId: string, hasPrivate: boolean): Conditions => [
  sql<boolean>`organization_id = ${organizationId}`,
  ...(hasPrivate ? [] : [sql<boolean>`not private`]),
];

export const equal = (column: string, value: string | undefined): Conditions =>
  value ? [sql<boolean>`${sql.ref(column)} = ${value}`] : [];

export const isState = (wanted: boolean | undefined, state: RawBuilder<unknown>): Conditions =>
  wanted === undefined ? [] : [sql<boolean>`(${state}) = ${wanted}`];

/** Those that a table of links connects with an object. */
export const linkedTo = (
  links: string,
  ownColumn: string,
  otherColumn: string,
  otherId: string | undefined,
): Conditions =>
  otherId
    ? [
        sql<boolean>`id in (
          select ${sql.ref(ownColumn)} from ${sql.table(links)}
          where ${sql.ref(otherColumn)} = ${otherId.toLowerCase()})`,
      ]
    : [];

/** The conditions for an object, if it exists. Otherwise it is no filter. */
export async function ifExists(
  db: Kysely<Database>,
  kind: PublicationKind,
  id: string | undefined,
  conditionsFor: (id: string) => Conditions,
): Promise<Conditions> {
  if (!id) return [];
  const row = await db
    .selectFrom(kind as 'reuses')
    .select('id')
    .where('id', '=', id.toLowerCase())
    .executeTakeFirst();
  return row ? conditionsFor(row.id) : [];
}
