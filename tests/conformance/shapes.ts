import {
  aDate,
  anId,
  anInteger,
  anything,
  aText,
  aUuid,
  listOf,
  oneOf,
  type Pattern,
} from './pattern';

const NULLABLE_TEXT = oneOf(null, aText);
const NULLABLE_DATE = oneOf(null, aDate);

/** A user object, key by key; `values` are those that are known. */
export const userObject = (values: Record<string, Pattern> = {}): Record<string, Pattern> => ({
  id: anId,
  slug: aText,
  first_name: aText,
  last_name: aText,
  email: NULLABLE_TEXT,
  active: oneOf(true, false, null),
  roles: listOf(aText),
  about: NULLABLE_TEXT,
  website: NULLABLE_TEXT,
  avatar: NULLABLE_TEXT,
  avatar_thumbnail: NULLABLE_TEXT,
  since: aDate,
  last_login_at: NULLABLE_DATE,
  password_rotation_demanded: NULLABLE_DATE,
  password_rotation_performed: NULLABLE_DATE,
  deleted: NULLABLE_DATE,
  mail_cadence: oneOf(null, 'immediate', 'daily', 'weekly'),
  notifications_paused: oneOf(null, true, false),
  metrics: {
    datasets: anInteger,
    reuses: anInteger,
    dataservices: anInteger,
    following: anInteger,
    followers: anInteger,
  },
  organizations: listOf(organizationReference()),
  uri: /^<base>\/users\//,
  page: NULLABLE_TEXT,
  ...values,
});

/** A user where another object names it. */
export const userReference = (values: Record<string, Pattern> = {}): Record<string, Pattern> => ({
  class: 'User',
  id: anId,
  slug: aText,
  first_name: aText,
  last_name: aText,
  avatar: NULLABLE_TEXT,
  avatar_thumbnail: NULLABLE_TEXT,
  deleted: NULLABLE_DATE,
  uri: /^<base>\/users\//,
  page: NULLABLE_TEXT,
  ...values,
});

/** The five permissions of the caller on an organization. */
export const permissions = (all: Pattern): Record<string, Pattern> => ({
  edit: all,
  delete: all,
  members: all,
  harvest: all,
  private: all,
});

/** An organization where another object names it. */
export function organizationReference(
  values: Record<string, Pattern> = {},
): Record<string, Pattern> {
  return {
    class: 'Organization',
    id: anId,
    name: aText,
    acronym: NULLABLE_TEXT,
    slug: aText,
    logo: NULLABLE_TEXT,
    logo_thumbnail: NULLABLE_TEXT,
    badges: listOf({ kind: aText }),
    permissions: permissions(oneOf(true, false)),
    uri: /^<base>\/organizations\//,
    page: NULLABLE_TEXT,
    ...values,
  };
}

/** A request to join an organization, or an invitation. */
export const request = (values: Record<string, Pattern> = {}): Record<string, Pattern> => ({
  id: aUuid,
  user: anything,
  email: null,
  kind: 'invitation',
  created: aDate,
  status: 'pending',
  role: 'editor',
  comment: null,
  assignments: [],
  ...values,
});
