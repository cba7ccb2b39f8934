import {
  type Member,
  MEMBER_ROLES,
  type MemberRole,
  type Organization,
  type OrganizationSuggestion,
} from '../../src/api/contract';
import { isoFormat, isoFormatOrNull } from '../http/dates';
import type { Language } from '../http/language';
import { thumbnailUrl, type View } from '../http/view';
import { logoUrls, organizationUrls, permissionsOf } from '../references/organization';
import { userReference } from '../references/user';
import { ROLE_WORDS } from './roles';
import type { MemberRow, OrganizationRow } from './repository';

/** An organization with its members, as its reader may see them. */
export function presentOrganization(
  row: OrganizationRow,
  members: MemberRow[],
  view: View,
  language: Language,
): Organization {
  const readersRole = members.find(({ user }) => user.id === view.callerId)?.role;
  return {
    id: row.id,
    name: row.name,
    acronym: row.acronym,
    slug: row.slug,
    description: row.description,
    url: row.url,
    image_url: null,
    ...logoUrls(row.logo, view),
    business_number_id: row.business_number_id,
    badges: row.badges.map((kind) => ({ kind })),
    members: members.map((member) => presentMember(member, readersRole, view, language)),
    teams: [],
    metrics: metricsOf(row),
    permissions: permissionsOf(readersRole, view),
    extras: {},
    ext: {},
    zone: null,
    created_at: isoFormat(row.created_at),
    last_modified: isoFormat(row.last_modified),
    deleted: isoFormatOrNull(row.deleted),
    presentation_blocs_published_at: null,
    banner_color: null,
    banner_image: null,
    banner_image_position: 50,
    ...organizationUrls(row, view),
  };
}

/** Counters by month are kept by udata alone: they read 0 here. */
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

function presentMember(
  { role, since, user }: MemberRow,
  readersRole: string | undefined,
  view: View,
  language: Language,
): Member {
  const isInside = view.isAdmin || readersRole !== undefined;
  return {
    role: memberRole(role),
    label: ROLE_WORDS[language][memberRole(role)].label,
    since: isoFormat(since),
    user: {
      ...userReference(user, view),
      email: view.isAdmin ? user.email : hiddenAddress(user.email, isInside),
      last_login_at: isInside ? isoFormatOrNull(user.last_login_at) : null,
    },
  };
}

const memberRole = (role: string): MemberRole =>
  MEMBER_ROLES.find((known) => known === role) ?? 'editor';

/** Members see the first two letters of each other's address and its length; others its domain. */
function hiddenAddress(email: string, isInside: boolean): string {
  const at = email.lastIndexOf('@');
  const [name, domain] = [email.slice(0, at), email.slice(at)];
  return isInside
    ? name.slice(0, 2) + '*'.repeat(Math.max(0, name.length - 2)) + domain
    : `***${domain}`;
}

export const presentOrganizationSuggestion = (
  row: OrganizationRow,
  view: View,
): OrganizationSuggestion => ({
  id: row.id,
  name: row.name,
  acronym: row.acronym,
  slug: row.slug,
  image_url: thumbnailUrl(row.logo, view),
  page: organizationUrls(row, view).page,
});
