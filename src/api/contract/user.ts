import * as Type from 'typebox';
import type { Static } from 'typebox';
import { OrganizationReference } from './organization';
import { pageParameters } from './page';
import { DateTime, Nullable, ObjectId } from './primitives';
import { SortParameter } from './sort';

/** Counters of an account. A counter that was never computed is 0. */
export const UserMetrics = Type.Object({
  datasets: Type.Integer(),
  reuses: Type.Integer(),
  dataservices: Type.Integer(),
  /** Users, organizations and datasets followed, together. */
  following: Type.Integer(),
  followers: Type.Integer(),
});

export const MAIL_CADENCES = ['immediate', 'daily', 'weekly'] as const;

/**
 * A user account, as in `GET /users/{user}/`, `GET /me/` and the rows of `GET /users/`.
 *
 * Fields that only administrators may read are null for other callers. Older releases lack the
 * optional keys, and a missing key means null. Source: udata 17.18, `core/user/models.py`.
 */
export const User = Type.Object({
  id: ObjectId,
  slug: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  email: Nullable(Type.String()),
  /** False: deactivated. Null: never activated. Both cannot sign in. Deletion is something else. */
  active: Nullable(Type.Boolean()),
  roles: Type.Array(Type.String()),
  /** Markdown of any length, written by the account holder: hostile input. */
  about: Nullable(Type.String()),
  website: Nullable(Type.String()),
  avatar: Nullable(Type.String()),
  avatar_thumbnail: Nullable(Type.String()),
  since: DateTime,
  /** The latest sign-in. Calls with an API key count as sign-ins. */
  last_login_at: Nullable(DateTime),
  password_rotation_demanded: Type.Optional(Nullable(DateTime)),
  password_rotation_performed: Type.Optional(Nullable(DateTime)),
  deleted: Type.Optional(Nullable(DateTime)),
  mail_cadence: Type.Optional(Nullable(Type.Enum(MAIL_CADENCES))),
  notifications_paused: Type.Optional(Nullable(Type.Boolean())),
  metrics: UserMetrics,
  /** The organizations the account is a member of. Its role in each is only in the organization. */
  organizations: Type.Array(OrganizationReference),
  uri: Type.String(),
  page: Nullable(Type.String()),
});
export type User = Static<typeof User>;

/**
 * What `PUT /users/{user}/` may change. Other keys are ignored, and missing ones are unchanged.
 *
 * `active` must be a JSON boolean or null: other values are refused, not converted. `roles` replaces
 * all roles. The order of the keys is udata's, which lists the reasons in the message of a refusal in
 * the same order.
 */
export const UserUpdate = Type.Object({
  email: Type.Optional(Type.String({ maxLength: 255 })),
  active: Type.Optional(Nullable(Type.Boolean())),
  roles: Type.Optional(Nullable(Type.Array(Type.String()))),
  first_name: Type.Optional(Type.String({ maxLength: 255 })),
  last_name: Type.Optional(Type.String({ maxLength: 255 })),
  website: Type.Optional(Nullable(Type.String())),
  about: Type.Optional(Nullable(Type.String())),
  mail_cadence: Type.Optional(
    Nullable(
      Type.Enum(MAIL_CADENCES, {
        // udata names the members of its Python enumeration.
        refusal:
          "Value must be one of [<MailCadence.IMMEDIATE: 'immediate'>, " +
          "<MailCadence.DAILY: 'daily'>, <MailCadence.WEEKLY: 'weekly'>]",
      }),
    ),
  ),
  notifications_paused: Type.Optional(Nullable(Type.Boolean())),
});
export type UserUpdate = Static<typeof UserUpdate>;

/** The body of `POST /users/`. Without `active: true`, the new account is inactive. */
export const UserCreate = Type.Object({
  ...UserUpdate.properties,
  email: Type.String({ maxLength: 255 }),
  first_name: Type.String({ maxLength: 255 }),
  last_name: Type.String({ maxLength: 255 }),
});
export type UserCreate = Static<typeof UserCreate>;

export const USER_SORT_KEYS = [
  'last_name',
  'first_name',
  'datasets',
  'reuses',
  'followers',
  'views',
  'created',
] as const;

/**
 * Query of `GET /users/`.
 *
 * By default newest first, or by relevance when `q` is given. `q` finds whole words only. One of them
 * is enough for a match, unless they are quoted. There is no filter by `active`, role or date.
 */
export const UserListQuery = Type.Object({
  q: Type.Optional(Type.String({ description: 'The search query' })),
  sort: SortParameter(USER_SORT_KEYS),
  ...pageParameters,
});
export type UserListQuery = Static<typeof UserListQuery>;

/**
 * Query of `DELETE /users/{user}/`.
 *
 * Any non-empty text, even `false` or `0`, makes `no_mail` and `delete_comments` true. Leave them out
 * to mean no.
 */
export const UserDeleteQuery = Type.Object({
  no_mail: Type.Optional(
    Type.String({ description: 'Do not send a mail to notify the user of the deletion' }),
  ),
  delete_comments: Type.Optional(
    Type.String({ description: 'Delete comments posted by the user upon user deletion' }),
  ),
  send_legal_notice: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Send formal legal notice with appeal information to owner (admin only)',
    }),
  ),
});
export type UserDeleteQuery = Static<typeof UserDeleteQuery>;

/** One entry of `GET /users/suggest/`. `email` is `***@domain` for callers who are not administrators. */
export const UserSuggestion = Type.Object({
  id: ObjectId,
  first_name: Type.String(),
  last_name: Type.String(),
  avatar_url: Nullable(Type.String()),
  email: Type.String(),
  slug: Type.String(),
});
export type UserSuggestion = Static<typeof UserSuggestion>;

/** Query of `GET /users/suggest/`: `q` is searched anywhere inside the slug. */
export const UserSuggestQuery = Type.Object({
  q: Type.String({ description: 'The string to autocomplete/suggest' }),
  size: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 20,
      default: 10,
      description: 'The amount of suggestion to fetch (between 1 and 20)',
    }),
  ),
});
export type UserSuggestQuery = Static<typeof UserSuggestQuery>;
