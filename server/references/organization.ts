import { type Kysely, type Selectable, sql } from 'kysely';
import groupBy from 'lodash/groupBy.js';
import type { OrganizationReference } from '../../src/api/contract';
import type { Database } from '../db';
import type { OrganizationTable } from '../db/schema';
import { imageUrl, publicPage, thumbnailUrl, type View } from '../http/view';

/** Columns of an organization that a reference to it shows. */
const COLUMNS = ['id', 'name', 'acronym', 'slug', 'logo', 'badges'] as const;

type OrganizationReferenceRow = Pick<Selectable<OrganizationTable>, (typeof COLUMNS)[number]>;

/** Side of the square thumbnail of a logo, in pixels. */
export const LOGO_THUMBNAIL_SIDE = 100;

/** A reference to an organization. `role` is that of the caller in the organization. */
const organizationReference = (
  row: OrganizationReferenceRow,
  role: string | undefined,
  view: View,
): OrganizationReference => ({
  class: 'Organization',
  id: row.id,
  name: row.name,
  acronym: row.acronym,
  slug: row.slug,
  ...logoUrls(row.logo, view),
  badges: row.badges.map((kind) => ({ kind })),
  permissions: permissionsOf(role, view),
  ...organizationUrls(row, view),
});

export const organizationUrls = ({ slug }: { slug: string }, view: View) => ({
  uri: `${view.base}/organizations/${slug}/`,
  page: publicPage(view, `organizations/${slug}`),
});

export const logoUrls = (logo: string | null, view: View) => ({
  logo: imageUrl(logo, view),
  logo_thumbnail: thumbnailUrl(logo, view, LOGO_THUMBNAIL_SIDE),
});

/** What the caller may do in an organization. `role` is undefined if they are not a member. */
export function permissionsOf(role: string | undefined, { isAdmin }: View) {
  const isManager = isAdmin || role === 'admin';
  return {
    edit: isManager,
    delete: isManager,
    members: isManager,
    harvest: isManager,
    private: isManager || role !== undefined,
  };
}

/** The organizations with the given identifiers, deleted ones included. */
export async function organizationReferences(
  db: Kysely<Database>,
  ids: readonly (string | null)[],
  view: View,
): Promise<Map<string, OrganizationReference>> {
  const known = ids.filter((id) => id !== null);
  const rows = await db
    .selectFrom('organizations as organization')
    .leftJoin('members as reader', (join) =>
      join
        .onRef('reader.organization_id', '=', 'organization.id')
        .on('reader.user_id', '=', view.callerId ?? ''),
    )
    .select(COLUMNS.map((column) => `organization.${column}` as const))
    .select('reader.role')
    .where(sql<boolean>`organization.id = any(${known})`)
    .execute();
  return new Map(
    rows.map(({ role, ...row }) => [row.id, organizationReference(row, role ?? undefined, view)]),
  );
}

/** The organizations of each of the given users, newest first, without deleted ones. */
export async function organizationsOfUsers(
  db: Kysely<Database>,
  userIds: readonly string[],
  view: View,
): Promise<Map<string, OrganizationReference[]>> {
  const rows = await db
    .selectFrom('members as member')
    .innerJoin('organizations as organization', 'organization.id', 'member.organization_id')
    .leftJoin('members as reader', (join) =>
      join
        .onRef('reader.organization_id', '=', 'organization.id')
        .on('reader.user_id', '=', view.callerId ?? ''),
    )
    .select(COLUMNS.map((column) => `organization.${column}` as const))
    .select(['member.user_id', 'reader.role'])
    .where(sql<boolean>`member.user_id = any(${userIds})`)
    .where('organization.deleted', 'is', null)
    .orderBy('organization.created_at', 'desc')
    .orderBy('organization.id', 'desc')
    .execute();
  const toReference = ({ user_id: _id, role, ...row }: (typeof rows)[number]) =>
    organizationReference(row, role ?? undefined, view);
  const groups = Object.entries(groupBy(rows, ({ user_id }) => user_id));
  return new Map(groups.map(([id, ofUser]) => [id, ofUser.map(toReference)]));
}
