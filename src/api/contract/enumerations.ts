/** Values that the contract fixes. Not in the files of schemas, which the first page does not load. */

/** The only site-wide role that grants rights. */
export const ADMIN_ROLE = 'admin';

/** Kinds of badges of an organization. */
export const BADGE_KINDS = [
  'public-service',
  'certified',
  'association',
  'company',
  'local-authority',
] as const;

/**
 * What `PUT /users/{user}/` may change.
 *
 * In udata's order, which is also that of the reasons in the message of a refusal.
 */
export const USER_UPDATE_KEYS = [
  'email',
  'active',
  'roles',
  'first_name',
  'last_name',
  'website',
  'about',
  'mail_cadence',
  'notifications_paused',
] as const;
