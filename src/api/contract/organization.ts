import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Bloc, BlocUpdate } from './bloc';
import { BADGE_KINDS } from './enumerations';
import { pageParameters } from './page';
import { DateTime, Dictionary, Nullable, ObjectId } from './primitives';
import { SortParameter } from './sort';
import { userReferenceFields } from './userReference';

/** A badge, given by administrators of the site. */
export const Badge = Type.Object({ kind: Type.String() });
export type Badge = Static<typeof Badge>;

/** The body of `POST /organizations/{org}/badges/`. */
export const BadgeCreate = Type.Object({ kind: Type.Enum(BADGE_KINDS) });

/** What the caller may do with an organization. */
export const OrganizationPermissions = Type.Object({
  edit: Type.Boolean(),
  delete: Type.Boolean(),
  members: Type.Boolean(),
  harvest: Type.Boolean(),
  private: Type.Boolean(),
});

/** An organization as other objects refer to it. Source: udata 17.18, section "user object". */
export const OrganizationReference = Type.Object({
  class: Type.Literal('Organization'),
  id: ObjectId,
  name: Type.String(),
  acronym: Nullable(Type.String()),
  slug: Type.String(),
  logo: Nullable(Type.String()),
  logo_thumbnail: Nullable(Type.String()),
  badges: Type.Array(Badge),
  /** Missing in responses of udata before 2025-06. */
  permissions: Type.Optional(OrganizationPermissions),
  uri: Type.String(),
  page: Nullable(Type.String()),
});
export type OrganizationReference = Static<typeof OrganizationReference>;

/** A role inside one organization. Not a site-wide role, as in `user.roles`. */
export const MEMBER_ROLES = ['admin', 'editor', 'partial_editor'] as const;
export const MemberRole = Type.Enum(MEMBER_ROLES);
export type MemberRole = Static<typeof MemberRole>;

/**
 * A member of an organization.
 *
 * Administrators of the site read the whole `email`; people outside the organization read
 * `***@domain`, and null as `last_login_at`.
 */
export const Member = Type.Object({
  role: MemberRole,
  label: Type.String(),
  since: Nullable(DateTime),
  user: Type.Object({
    ...userReferenceFields,
    email: Nullable(Type.String()),
    last_login_at: Nullable(DateTime),
  }),
});
export type Member = Static<typeof Member>;

/**
 * An organization as `GET /organizations/{org}/` serves it. Source: udata 17.18,
 * `core/organization`.
 */
export const Organization = Type.Object({
  id: ObjectId,
  name: Type.String(),
  acronym: Nullable(Type.String()),
  slug: Type.String(),
  description: Nullable(Type.String()),
  url: Nullable(Type.String()),
  image_url: Nullable(Type.String()),
  logo: Nullable(Type.String()),
  logo_thumbnail: Nullable(Type.String()),
  business_number_id: Nullable(Type.String()),
  badges: Type.Array(Badge),
  members: Type.Array(Member),
  teams: Type.Array(Type.Unknown()),
  metrics: Dictionary,
  permissions: Type.Optional(OrganizationPermissions),
  extras: Dictionary,
  ext: Type.Unknown(),
  zone: Nullable(Type.Unknown()),
  created_at: DateTime,
  last_modified: DateTime,
  deleted: Nullable(DateTime),
  /**
   * Only in responses to a request whose mask names them. Until they are published, the list is
   * empty for callers who do not manage the organization.
   */
  presentation_blocs: Type.Optional(Type.Array(Bloc, { isLeftOut: true })),
  presentation_blocs_published_at: Type.Optional(Nullable(DateTime)),
  banner_color: Type.Optional(Nullable(Type.String())),
  banner_image: Type.Optional(Nullable(Type.String())),
  banner_image_position: Type.Optional(Nullable(Type.Integer())),
  uri: Type.String(),
  page: Nullable(Type.String()),
});
export type Organization = Static<typeof Organization>;

/**
 * What `PUT /organizations/{org}/` may change. Other keys are ignored, and missing ones are
 * unchanged.
 *
 * The server derives the slug from the new name. A date in `deleted` deletes the organization, and
 * null restores it.
 */
export const OrganizationUpdate = Type.Object({
  name: Type.Optional(Type.String()),
  acronym: Type.Optional(Nullable(Type.String({ maxLength: 128 }))),
  description: Type.Optional(Type.String()),
  url: Type.Optional(Nullable(Type.String())),
  image_url: Type.Optional(Nullable(Type.String())),
  banner_color: Type.Optional(Nullable(Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }))),
  banner_image_position: Type.Optional(
    Nullable(Type.Integer({ minimum: 0, maximum: 100, default: 50 })),
  ),
  /** A French SIRET number. */
  business_number_id: Type.Optional(Nullable(Type.String({ maxLength: 14 }))),
  /** `custom` describes the extras that datasets of the organization may have. */
  extras: Type.Optional(Nullable(Dictionary)),
  /**
   * Sections. They cannot have a colour, because they are shown below the organization's banner.
   */
  presentation_blocs: Type.Optional(Nullable(Type.Array(BlocUpdate))),
  presentation_blocs_published_at: Type.Optional(Nullable(DateTime)),
  deleted: Type.Optional(Nullable(DateTime)),
});
export type OrganizationUpdate = Static<typeof OrganizationUpdate>;

/** The body of `POST /organizations/`. The caller becomes administrator of the organization. */
export const OrganizationCreate = Type.Object({
  ...OrganizationUpdate.properties,
  name: Type.String(),
  description: Type.String(),
});
export type OrganizationCreate = Static<typeof OrganizationCreate>;

/** Query of `DELETE /organizations/{org}/`. */
export const OrganizationDeleteQuery = Type.Object({
  send_legal_notice: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Send formal legal notice with appeal information to owner (admin only)',
    }),
  ),
});

export const ORGANIZATION_SORT_KEYS = [
  'name',
  'reuses',
  'datasets',
  'followers',
  'views',
  'created',
  'last_modified',
] as const;

/** Query of `GET /organizations/`. There is no filter by member. */
export const OrganizationListQuery = Type.Object({
  q: Type.Optional(Type.String({ description: 'The search query' })),
  sort: SortParameter(ORGANIZATION_SORT_KEYS),
  ...pageParameters,
  // `refusal` is udata's complete message, which does not quote the help text of this parameter.
  badge: Type.Optional(
    Type.Enum(BADGE_KINDS, {
      title: 'Only organizations with this badge',
      refusal: 'Unknown badge type',
    }),
  ),
  name: Type.Optional(Type.String({ title: 'Only organizations with this name, ignoring case' })),
  business_number_id: Type.Optional(
    Type.String({ title: 'Only organizations with this business number' }),
  ),
});
export type OrganizationListQuery = Static<typeof OrganizationListQuery>;

/** One entry of `GET /organizations/roles/`. `description` is missing in older 17.x. */
export const OrganizationRole = Type.Object({
  id: MemberRole,
  label: Type.String(),
  description: Type.Optional(Type.String()),
});
export type OrganizationRole = Static<typeof OrganizationRole>;

/** One entry of `GET /organizations/suggest/`. */
export const OrganizationSuggestion = Type.Object({
  id: ObjectId,
  name: Type.String(),
  acronym: Nullable(Type.String()),
  slug: Type.String(),
  image_url: Nullable(Type.String()),
  page: Nullable(Type.String()),
});
export type OrganizationSuggestion = Static<typeof OrganizationSuggestion>;

/** Query of `GET /organizations/suggest/`. `size` has no maximum. */
export const OrganizationSuggestQuery = Type.Object({
  q: Type.String({ description: 'The string to autocomplete/suggest' }),
  size: Type.Optional(
    Type.Integer({ default: 10, description: 'The amount of suggestion to fetch' }),
  ),
});
export type OrganizationSuggestQuery = Static<typeof OrganizationSuggestQuery>;

/** Query of `GET /organizations/{org}/datasets/`. */
export const OrganizationDatasetsQuery = Type.Object({
  sort: SortParameter(['title', 'created', 'last_update', 'reuses', 'followers', 'views']),
  ...pageParameters,
});
export type OrganizationDatasetsQuery = Static<typeof OrganizationDatasetsQuery>;
