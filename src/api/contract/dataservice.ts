import * as Type from 'typebox';
import type { Static } from 'typebox';
import { BADGE_KINDS } from './enumerations';
import { Badge } from './organization';
import { pageParameters } from './page';
import { DateTime, Dictionary, Nullable, ObjectId } from './primitives';
import {
  ACCESS_TYPES,
  accessFields,
  CountsByMonth,
  ownerFields,
  PublicationContact,
  PublicationPermissions,
  Subsection,
} from './publication';
import { SortParameter } from './sort';

/** An API that an account or organization offers. Source: udata 17.18, `core/dataservices`. */
export const Dataservice = Type.Object({
  id: ObjectId,
  slug: Type.String(),
  title: Type.String(),
  acronym: Nullable(Type.String()),
  description: Nullable(Type.String()),
  self_api_url: Type.String(),
  self_web_url: Nullable(Type.String()),
  created_at: DateTime,
  metadata_modified_at: DateTime,
  deleted_at: Nullable(DateTime),
  archived_at: Nullable(DateTime),
  private: Type.Boolean(),
  featured: Nullable(Type.Boolean()),
  ...ownerFields,
  base_api_url: Nullable(Type.String()),
  machine_documentation_url: Nullable(Type.String()),
  technical_documentation_url: Nullable(Type.String()),
  business_documentation_url: Nullable(Type.String()),
  rate_limiting: Nullable(Type.String()),
  rate_limiting_url: Nullable(Type.String()),
  availability: Nullable(Type.Number()),
  availability_url: Nullable(Type.String()),
  format: Nullable(Type.String()),
  license: Nullable(Type.String()),
  ...accessFields,
  tags: Type.Array(Type.String()),
  badges: Type.Array(Badge),
  contact_points: Type.Array(PublicationContact),
  extras: Dictionary,
  datasets: Subsection,
  harvest: Dictionary,
  metrics: Type.Object({
    discussions: Type.Integer(),
    discussions_open: Type.Integer(),
    followers: Type.Integer(),
    followers_by_months: CountsByMonth,
    reuses: Type.Integer(),
    views: Type.Integer(),
  }),
  permissions: PublicationPermissions,
});
export type Dataservice = Static<typeof Dataservice>;

export const DATASERVICE_SORT_KEYS = [
  'title',
  'created',
  'last_modified',
  'base_api_url',
  'followers',
  'views',
] as const;

/** Query of `GET /dataservices/`. There is no filter by state. */
export const DataserviceListQuery = Type.Object({
  q: Type.Optional(Type.String({ description: 'The search query' })),
  sort: SortParameter(DATASERVICE_SORT_KEYS),
  ...pageParameters,
  owner: Type.Optional(Type.String({ title: 'Only those that this account owns' })),
  organization: Type.Optional(Type.String({ title: 'Only those of this organization' })),
  dataset: Type.Optional(Type.String({ title: 'Only those that use this dataset' })),
  contact_point: Type.Optional(Type.String({ title: 'Only those with this contact point' })),
  topic: Type.Optional(Type.String({ title: 'Only those of this topic' })),
  reuse: Type.Optional(Type.String({ title: 'Only those of this reuse' })),
  organization_badge: Type.Optional(
    Type.Enum(BADGE_KINDS, {
      title: 'Only those of organizations with this badge',
      refusal: 'Unknown badge type',
    }),
  ),
  access_type: Type.Optional(Type.Enum(ACCESS_TYPES, { title: 'Only those with this access' })),
  tag: Type.Optional(Type.Array(Type.String(), { title: 'Only those that have all these tags' })),
  featured: Type.Optional(
    Type.Boolean({ title: 'If true, only featured ones; if false, only others' }),
  ),
});
export type DataserviceListQuery = Static<typeof DataserviceListQuery>;

/**
 * What `PATCH /dataservices/{dataservice}/` may change. Keys that are left out keep their value.
 *
 * Send only what changes: the `datasets` of an answer are a link, and are refused.
 */
export const DataserviceUpdate = Type.Object({
  title: Type.Optional(Type.String()),
  acronym: Type.Optional(Nullable(Type.String({ maxLength: 128 }))),
  description: Type.Optional(Nullable(Type.String())),
  base_api_url: Type.Optional(Nullable(Type.String())),
  private: Type.Optional(Nullable(Type.Boolean())),
  archived_at: Type.Optional(Nullable(DateTime)),
  deleted_at: Type.Optional(Nullable(DateTime)),
  tags: Type.Optional(Type.Array(Type.String())),
  extras: Type.Optional(Nullable(Dictionary)),
  owner: Type.Optional(Nullable(Type.Unknown())),
  organization: Type.Optional(Nullable(Type.Unknown())),
  datasets: Type.Optional(Nullable(Type.Array(Type.Unknown()))),
});
export type DataserviceUpdate = Static<typeof DataserviceUpdate>;

/** The body of `POST /dataservices/`. */
export const DataserviceCreate = Type.Object({
  ...DataserviceUpdate.properties,
  title: Type.String(),
});
export type DataserviceCreate = Static<typeof DataserviceCreate>;
