import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import {
  type Member,
  MEMBER_ROLES,
  type MemberRole,
  type Organization,
  type OrganizationSuggestion,
} from '../../src/api/contract';
import type { Database } from '../db';
import { isoFormat, isoFormatOrNull } from '../http/dates';
import { inLanguage, type Language, languageOf } from '../http/language';
import { imageUrl, type View, viewOf } from '../http/view';
import { logoUrls, organizationUrls, permissionsOf } from '../references/organization';
import { userReference } from '../references/user';
import { ROLE_TEXTS } from './roles';
import {
  type MemberRow,
  membersOfOrganizations,
  type OrganizationRow,
  type SuggestedRow,
} from './repository';

/**
 * Build the bodies of organizations with their members, as the caller may see them.
 *
 * @param isDetail whether the response is about one organization. Only such responses show members
 *   more of each other than they show to anyone else.
 */
export async function presentOrganizations(
  db: Kysely<Database>,
  rows: OrganizationRow[],
  request: FastifyRequest,
  { isDetail }: { isDetail: boolean },
): Promise<Organization[]> {
  const members = await membersOfOrganizations(
    db,
    rows.map(({ id }) => id),
  );
  const [view, language] = [viewOf(request), languageOf(request)];
  return rows.map((row) => {
    const itsMembers = members.get(row.id) ?? [];
    const role = itsMembers.find(({ user }) => user.id === view.callerId)?.role;
    const reader = { role, isForMember: isDetail && role !== undefined };
    return presentOrganization(row, itsMembers, reader, view, language);
  });
}

/** The caller's relation to an organization, which decides how much of it they see. */
interface Reader {
  /** The caller's role. Undefined when the caller is not a member. */
  role: string | undefined;
  /** Whether to show of the members what they see of each other. */
  isForMember: boolean;
}

/** Build the body of an organization with its members, as the caller may see them. */
export function presentOrganization(
  row: OrganizationRow,
  members: MemberRow[],
  { role, isForMember }: Reader,
  view: View,
  language: Language,
): Organization {
  const permissions = permissionsOf(role, view);
  const arePublic = row.presentation_blocs_published_at !== null;
  return {
    id: row.id,
    name: row.name,
    acronym: row.acronym,
    slug: row.slug,
    description: row.description,
    url: row.url,
    image_url: row.image_url,
    ...logoUrls(row.logo, view),
    business_number_id: row.business_number_id,
    badges: row.badges.map((kind) => ({ kind })),
    members: members.map((member) => presentMember(member, isForMember, view, language)),
    teams: [],
    metrics: metricsOf(row),
    permissions,
    extras: row.extras ?? {},
    ext: {},
    zone: null,
    created_at: isoFormat(row.created_at),
    last_modified: isoFormat(row.last_modified),
    deleted: isoFormatOrNull(row.deleted),
    presentation_blocs: arePublic || permissions.edit ? (row.presentation_blocs ?? []) : [],
    presentation_blocs_published_at: isoFormatOrNull(row.presentation_blocs_published_at),
    banner_color: row.banner_color,
    banner_image: imageUrl(row.banner_image, view, 'images'),
    banner_image_position: row.banner_image_position ?? 50,
    ...organizationUrls(row, view),
  };
}

/** This server stores neither counters by month nor views. It returns 0 for them. */
const metricsOf = (row: OrganizationRow) => ({
  dataservices: row.dataservices ?? 0,
  dataservices_by_months: 0,
  datasets: row.datasets ?? 0,
  datasets_by_months: 0,
  datasets_followers_by_months: 0,
  datasets_reuses_by_months: 0,
  followers: row.followers ?? 0,
  members: row.members ?? 0,
  reuses: row.reuses ?? 0,
  reuses_by_months: 0,
  reuses_followers_by_months: 0,
  views: 0,
});

/**
 * Build the body of a member.
 *
 * @param isForMember whether to show what members see of each other
 */
export const presentMember = (
  { role, since, user }: MemberRow,
  isForMember: boolean,
  view: View,
  language: Language,
): Member => ({
  role: memberRole(role),
  label: inLanguage(ROLE_TEXTS[memberRole(role)].label, language),
  since: isoFormat(since),
  user: presentMemberUser(user, isForMember, view),
});

/** Build a reference to an account, with the address and latest sign-in that the caller may see. */
export const presentMemberUser = (
  user: MemberRow['user'],
  isForMember: boolean,
  view: View,
): Member['user'] => ({
  ...userReference(user, view),
  email: view.isAdmin ? user.email : maskedEmail(user.email, isForMember),
  last_login_at: view.isAdmin || isForMember ? isoFormatOrNull(user.last_login_at) : null,
});

const memberRole = (role: string): MemberRole =>
  MEMBER_ROLES.find((memberRole) => memberRole === role) ?? 'editor';

/**
 * Mask the local part of an address.
 *
 * Members of an organization see the first two letters and the length of each other's local part.
 * Everyone else sees only the domain.
 */
function maskedEmail(email: string, isForMember: boolean): string {
  const at = email.lastIndexOf('@');
  const [name, domain] = [email.slice(0, at), email.slice(at)];
  return isForMember
    ? name.slice(0, 2) + '*'.repeat(Math.max(0, name.length - 2)) + domain
    : `***${domain}`;
}

export const presentOrganizationSuggestion = (
  row: SuggestedRow,
  view: View,
): OrganizationSuggestion => ({
  id: row.id,
  name: row.name,
  acronym: row.acronym,
  slug: row.slug,
  image_url: logoUrls(row.logo, view).logo_thumbnail,
  page: organizationUrls(row, view).page,
});
