import type { OrganizationReference, User, UserSuggestion } from '../../src/api/contract';
import { isoFormat, isoFormatOrNull } from '../http/dates';
import { thumbnailUrl, type View } from '../http/view';
import { avatarUrls, userUrls } from '../references/user';
import type { SuggestedRow, UserRow } from './repository';

/**
 * Build the body of an account, with null in the fields that the caller may not read.
 *
 * @param isOwn true in `/me/`, where callers see the confidential fields of their own account
 */
export function presentUser(
  row: UserRow,
  organizations: OrganizationReference[],
  view: View,
  isOwn = false,
): User {
  const confidential = <T>(value: T) => (view.isAdmin || isOwn ? value : null);
  return {
    id: row.id,
    slug: row.slug,
    first_name: row.first_name,
    last_name: row.last_name,
    email: confidential(row.email),
    active: row.active,
    roles: row.roles,
    about: row.about,
    website: row.website,
    ...avatarUrls(row.avatar, view),
    since: isoFormat(row.created_at),
    last_login_at: confidential(isoFormatOrNull(row.last_login_at)),
    password_rotation_demanded: confidential(isoFormatOrNull(row.password_rotation_demanded)),
    password_rotation_performed: confidential(isoFormatOrNull(row.password_rotation_performed)),
    deleted: isoFormatOrNull(row.deleted),
    mail_cadence: confidential(row.mail_cadence),
    notifications_paused: confidential(row.notifications_paused),
    metrics: {
      datasets: row.datasets ?? 0,
      reuses: row.reuses ?? 0,
      dataservices: row.dataservices ?? 0,
      following: row.following ?? 0,
      followers: row.followers ?? 0,
    },
    organizations,
    ...userUrls(row, view),
  };
}

/** Build the body of one suggestion. Callers who are not administrators get a masked address. */
export const presentSuggestion = (row: SuggestedRow, view: View): UserSuggestion => ({
  id: row.id,
  first_name: row.first_name,
  last_name: row.last_name,
  avatar_url: thumbnailUrl(row.avatar, view),
  email: view.isAdmin ? row.email : maskedEmail(row.email),
  slug: row.slug,
});

const maskedEmail = (email: string) => email.replace(/^.*@/, '***@');
