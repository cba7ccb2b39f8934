import { type Kysely, type Selectable, sql } from 'kysely';
import groupBy from 'lodash/groupBy.js';
import type { OrganizationListQuery } from '../../src/api/contract';
import type { Database } from '../db';
import { orderedRows, orderOfSort } from '../db/orderedIds';
import { type Batches, bytesOfJson, bytesOfText, NO_ROWS } from '../db/rowBatches';
import type { MemberTable, OrganizationTable, UserTable } from '../db/schema';
import { type PageRequest, rangeOf } from '../http/page';
import { USER_REFERENCE_COLUMNS, type UserReferenceRow } from '../references/user';
import { tsquery } from '../search/query';
import type { searchColumns } from './search';

/** An organization as stored, without its search columns. */
export type OrganizationRow = Omit<
  Selectable<OrganizationTable>,
  keyof ReturnType<typeof searchColumns> | 'imported_id'
>;

/** A membership with its account. */
export type MemberRow = Pick<Selectable<MemberTable>, 'role' | 'since'> & {
  user: UserReferenceRow & Pick<UserTable, 'email' | 'last_login_at'>;
};

/** Every column of `OrganizationRow`. */
export const COLUMNS = [
  'id',
  'slug',
  'old_slugs',
  'name',
  'acronym',
  'description',
  'url',
  'logo',
  'business_number_id',
  'badges',
  'created_at',
  'last_modified',
  'deleted',
  'image_url',
  'banner_color',
  'banner_image',
  'banner_image_position',
  'extras',
  'presentation_blocs',
  'presentation_blocs_published_at',
  'datasets',
  'reuses',
  'dataservices',
  'followers',
  'members',
] as const satisfies (keyof OrganizationRow)[];

const LONG_TEXTS = ['description', 'url', 'image_url'] as const;
const LONG_JSON = ['extras', 'presentation_blocs'] as const;

type Db = Kysely<Database>;

const findOrganization = (
  db: Db,
  column: 'id' | 'slug',
  value: string,
): Promise<OrganizationRow | undefined> =>
  db.selectFrom('organizations').select(COLUMNS).where(column, '=', value).executeTakeFirst();

export const findOrganizationById = (db: Db, id: string) =>
  findOrganization(db, 'id', id.toLowerCase());

export const findOrganizationBySlug = (db: Db, slug: string) => findOrganization(db, 'slug', slug);

/** The organization that has a text among its former slugs. */
export const findOrganizationByOldSlug = (
  db: Db,
  slug: string,
): Promise<OrganizationRow | undefined> =>
  db
    .selectFrom('organizations')
    .select(COLUMNS)
    .where(sql<boolean>`old_slugs @> array[${slug}]`)
    .executeTakeFirst();

/** One page of the organizations that are not deleted. They must have all the words of a search. */
export async function listOrganizations(
  db: Db,
  { q, sort, badge, name, business_number_id, ...page }: OrganizationListQuery & PageRequest,
): Promise<Batches<OrganizationRow>> {
  const search = q ? tsquery(q, 'all') : undefined;
  if (q && search === undefined) return NO_ROWS;
  const filters = [
    ...(badge ? [sql<boolean>`badges @> array[${badge}]`] : []),
    ...(name ? [sql<boolean>`folded_name = ${name.toLowerCase()}`] : []),
    ...(business_number_id ? [sql<boolean>`business_number_id = ${business_number_id}`] : []),
  ];
  const where = filters.length > 0 ? sql<boolean>`${sql.join(filters, sql` and `)}` : undefined;
  const order = orderOfSort(sort, search !== undefined);
  return orderedRows<OrganizationRow>(
    db,
    { search, where, order, ...rangeOf(page) },
    {
      table: 'organizations',
      columns: COLUMNS,
      long: [...LONG_TEXTS, ...LONG_JSON],
      longBytes: sql.join(
        [...LONG_TEXTS.map(bytesOfText), ...LONG_JSON.map(bytesOfJson)],
        sql` + `,
      ),
    },
  );
}

/** The columns of an organization that a suggestion shows. */
const SUGGESTION_COLUMNS = ['id', 'slug', 'name', 'acronym', 'logo'] as const;
export type SuggestedRow = Pick<OrganizationRow, (typeof SUGGESTION_COLUMNS)[number]>;

/**
 * The organizations that are not deleted and whose name or acronym contains a text, the most followed
 * first.
 *
 * @param size maximum number of results. The sign is ignored, and 0 means no limit.
 */
export function suggestOrganizations(db: Db, text: string, size: number): Promise<SuggestedRow[]> {
  const part = text.toLowerCase();
  return db
    .selectFrom('organizations')
    .select(SUGGESTION_COLUMNS)
    .where('deleted', 'is', null)
    .where(sql<boolean>`(strpos(folded_name, ${part}) > 0 or strpos(folded_acronym, ${part}) > 0)`)
    .orderBy(sql`followers desc nulls last`)
    .orderBy('id')
    .$if(size !== 0, (query) => query.limit(Math.abs(size)))
    .execute();
}

const selectMembers = (db: Db) =>
  db
    .selectFrom('members as member')
    .innerJoin('users as user', 'user.id', 'member.user_id')
    .select(['member.organization_id', 'member.role', 'member.since'])
    .select(['user.email', 'user.last_login_at'])
    .select(USER_REFERENCE_COLUMNS.map((column) => `user.${column}` as const));

/** The members of each organization, in the order in which they joined. */
export async function membersOfOrganizations(
  db: Db,
  organizationIds: readonly string[],
): Promise<Map<string, MemberRow[]>> {
  const rows = await selectMembers(db)
    .where(sql<boolean>`member.organization_id = any(${organizationIds})`)
    .orderBy('member.since')
    .orderBy('user.id')
    .execute();
  const groups = Object.entries(groupBy(rows, ({ organization_id }) => organization_id));
  return new Map(groups.map(([id, members]) => [id, members.map(toMember)]));
}

/** A member of an organization. Undefined when the account is not one. */
export async function findMember(
  db: Db,
  organizationId: string,
  userId: string,
): Promise<MemberRow | undefined> {
  const row = await selectMembers(db)
    .where('member.organization_id', '=', organizationId)
    .where('member.user_id', '=', userId)
    .executeTakeFirst();
  return row && toMember(row);
}

const toMember = ({
  organization_id: _id,
  role,
  since,
  ...user
}: Pick<MemberTable, 'organization_id' | 'role' | 'since'> & MemberRow['user']): MemberRow => ({
  role,
  since,
  user,
});
