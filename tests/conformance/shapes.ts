import {
  aDate,
  anId,
  anInteger,
  anything,
  aString,
  aUuid,
  listOf,
  oneOf,
  type Pattern,
} from './pattern';

const NULLABLE_STRING = oneOf(null, aString);
const NULLABLE_DATE = oneOf(null, aDate);

/** A user object with all its keys; `values` replaces the patterns of some. */
export const userObject = (values: Record<string, Pattern> = {}): Record<string, Pattern> => ({
  id: anId,
  slug: aString,
  first_name: aString,
  last_name: aString,
  email: NULLABLE_STRING,
  active: oneOf(true, false, null),
  roles: listOf(aString),
  about: NULLABLE_STRING,
  website: NULLABLE_STRING,
  avatar: NULLABLE_STRING,
  avatar_thumbnail: NULLABLE_STRING,
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
  page: NULLABLE_STRING,
  ...values,
});

/** A user reference, as in other objects. */
export const userReference = (values: Record<string, Pattern> = {}): Record<string, Pattern> => ({
  class: 'User',
  id: anId,
  slug: aString,
  first_name: aString,
  last_name: aString,
  avatar: NULLABLE_STRING,
  avatar_thumbnail: NULLABLE_STRING,
  deleted: NULLABLE_DATE,
  uri: /^<base>\/users\//,
  page: NULLABLE_STRING,
  ...values,
});

/** The first page of a list whose rows all match. */
export const firstPageOf = (row: Pattern): Record<string, Pattern> => ({
  data: listOf(row),
  page: 1,
  page_size: 20,
  total: anInteger,
  next_page: NULLABLE_STRING,
  previous_page: null,
});

/** The caller's permissions on an organization, all with the same value. */
export const permissions = (all: Pattern): Record<string, Pattern> => ({
  edit: all,
  delete: all,
  members: all,
  harvest: all,
  private: all,
});

/** An organization reference, as in other objects. */
export function organizationReference(
  values: Record<string, Pattern> = {},
): Record<string, Pattern> {
  return {
    class: 'Organization',
    id: anId,
    name: aString,
    acronym: NULLABLE_STRING,
    slug: aString,
    logo: NULLABLE_STRING,
    logo_thumbnail: NULLABLE_STRING,
    badges: listOf({ kind: aString }),
    permissions: permissions(oneOf(true, false)),
    uri: /^<base>\/organizations\//,
    page: NULLABLE_STRING,
    ...values,
  };
}

/** A request to join an organization, or an invitation. */
export const membershipRequest = (
  values: Record<string, Pattern> = {},
): Record<string, Pattern> => ({
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
