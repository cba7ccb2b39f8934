/**
 * Values that the contract fixes. They are not in the files of the schemas, so that the first page
 * can use them without loading the schemas.
 */

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
 * The order is udata's, which lists the reasons in the message of a refusal in the same order.
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
