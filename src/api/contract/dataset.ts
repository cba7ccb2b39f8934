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
  InternalDates,
  ownerFields,
  PublicationContact,
  PublicationPermissions,
} from './publication';
import { SortParameter } from './sort';

/** A file or link of a dataset. Its title, description and address are hostile input. */
export const Resource = Type.Object({
  id: Type.String(),
  title: Type.String(),
  description: Nullable(Type.String()),
  filetype: Type.String(),
  type: Type.String(),
  format: Nullable(Type.String()),
  mime: Nullable(Type.String()),
  url: Type.String(),
  latest: Type.String(),
  filesize: Nullable(Type.Integer()),
  checksum: Nullable(Dictionary),
  created_at: DateTime,
  last_modified: DateTime,
  metrics: Dictionary,
  extras: Dictionary,
  harvest: Nullable(Dictionary),
  geopf: Nullable(Dictionary),
  schema: Nullable(Dictionary),
  preview_url: Nullable(Type.String()),
  internal: InternalDates,
});
export type Resource = Static<typeof Resource>;

/** What the caller may do with a dataset. */
export const DatasetPermissions = Type.Object({
  ...PublicationPermissions.properties,
  edit_resources: Type.Boolean(),
});

/**
 * A dataset, the same in lists and by itself.
 *
 * Nothing says why the caller sees it: read `private`, `archived` and `deleted`. Source: udata 17.18,
 * `core/dataset`.
 */
export const Dataset = Type.Object({
  id: ObjectId,
  slug: Type.String(),
  title: Type.String(),
  acronym: Nullable(Type.String()),
  description: Type.String(),
  description_short: Nullable(Type.String()),
  uri: Type.String(),
  page: Nullable(Type.String()),
  doi: Nullable(Type.String()),
  created_at: DateTime,
  last_modified: DateTime,
  last_update: DateTime,
  deleted: Nullable(DateTime),
  archived: Nullable(DateTime),
  private: Type.Boolean(),
  featured: Type.Boolean(),
  ...ownerFields,
  tags: Type.Array(Type.String()),
  badges: Type.Array(Badge),
  resources: Type.Array(Resource),
  frequency: Type.String(),
  frequency_date: Nullable(DateTime),
  license: Type.String(),
  temporal_coverage: Nullable(Dictionary),
  spatial: Nullable(Dictionary),
  schema: Nullable(Dictionary),
  ...accessFields,
  extras: Dictionary,
  harvest: Nullable(Dictionary),
  geopf: Nullable(Dictionary),
  contact_points: Type.Array(PublicationContact),
  quality: Dictionary,
  metrics: Type.Object({
    discussions: Type.Integer(),
    discussions_open: Type.Integer(),
    reuses: Type.Integer(),
    dataservices: Type.Integer(),
    followers: Type.Integer(),
    views: Type.Integer(),
    resources_downloads: Type.Integer(),
    reuses_by_months: CountsByMonth,
    followers_by_months: CountsByMonth,
  }),
  internal: InternalDates,
  permissions: DatasetPermissions,
});
export type Dataset = Static<typeof Dataset>;

/** Kinds of badges of a dataset. */
export const DATASET_BADGE_KINDS = ['pivotal-data', 'spd', 'inspire', 'hvd', 'sl', 'sr'] as const;

export const DATASET_SORT_KEYS = [
  'title',
  'created',
  'last_update',
  'reuses',
  'followers',
  'views',
] as const;

const stateFilter = (state: string) =>
  Type.Optional(
    Type.Boolean({
      description: `If set to true, it will filter on ${state} datasets only. If set to false, it will exclude ${state} datasets. User must be authenticated and results are limited to user visibility`,
    }),
  );

/** Query of `GET /datasets/`. A filter that is not listed here is ignored. */
export const DatasetListQuery = Type.Object({
  q: Type.Optional(Type.String({ description: 'The search query' })),
  sort: SortParameter(DATASET_SORT_KEYS),
  ...pageParameters,
  tag: Type.Optional(Type.Array(Type.String(), { title: 'Only those that have all these tags' })),
  license: Type.Optional(Type.String({ title: 'Only those with this license' })),
  featured: Type.Optional(
    Type.Boolean({
      description:
        'If set to true, it will filter on featured datasets only. If set to false, it will exclude featured datasets.',
    }),
  ),
  geozone: Type.Optional(Type.String({ title: 'Only those about this zone' })),
  granularity: Type.Optional(Type.String({ title: 'Only those with this granularity' })),
  temporal_coverage: Type.Optional(
    Type.String({ title: 'Only those whose coverage starts between these two days' }),
  ),
  organization: Type.Optional(Type.String({ title: 'Only those of this organization' })),
  badge: Type.Optional(Type.Enum(DATASET_BADGE_KINDS, { title: 'Only those with this badge' })),
  organization_badge: Type.Optional(
    Type.Enum(BADGE_KINDS, { title: 'Only those of organizations with this badge' }),
  ),
  owner: Type.Optional(Type.String({ title: 'Only those that this account owns' })),
  followed_by: Type.Optional(
    Type.String({ title: 'Only those that this account follows or followed' }),
  ),
  format: Type.Optional(Type.String({ title: 'Only those with a resource of this format' })),
  schema: Type.Optional(Type.String({ title: 'Only those with a resource of this schema' })),
  schema_version: Type.Optional(
    Type.String({ title: 'Only those with a resource of this version of a schema' }),
  ),
  access_type: Type.Optional(Type.Enum(ACCESS_TYPES, { title: 'Only those with this access' })),
  topic: Type.Optional(Type.String({ title: 'Only those of this topic' })),
  dataservice: Type.Optional(Type.String({ title: 'Only those of this dataservice' })),
  reuse: Type.Optional(Type.String({ title: 'Only those of this reuse' })),
  archived: stateFilter('archived'),
  deleted: stateFilter('deleted'),
  private: stateFilter('private'),
});
export type DatasetListQuery = Static<typeof DatasetListQuery>;

/**
 * What `PUT /datasets/{dataset}/` may change.
 *
 * Keys that are left out keep their value, except `tags` and `temporal_coverage`, which are emptied.
 * A date in `deleted` deletes the dataset, and null restores it.
 */
export const DatasetUpdate = Type.Object({
  title: Type.Optional(Type.String({ maxLength: 350 })),
  acronym: Type.Optional(Nullable(Type.String({ maxLength: 128 }))),
  description: Type.Optional(Type.String({ maxLength: 100_000 })),
  description_short: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
  private: Type.Optional(Type.Boolean()),
  archived: Type.Optional(Nullable(DateTime)),
  deleted: Type.Optional(Nullable(DateTime)),
  tags: Type.Optional(Type.Array(Type.String())),
  temporal_coverage: Type.Optional(Nullable(Dictionary)),
  owner: Type.Optional(Nullable(Type.Unknown())),
  organization: Type.Optional(Nullable(Type.Unknown())),
  extras: Type.Optional(Dictionary),
  resources: Type.Optional(Type.Array(Dictionary)),
});
export type DatasetUpdate = Static<typeof DatasetUpdate>;

/** The body of `POST /datasets/`. The caller becomes the owner, unless an organization is named. */
export const DatasetCreate = Type.Object({
  ...DatasetUpdate.properties,
  title: Type.String({ maxLength: 350 }),
  description: Type.String({ maxLength: 100_000 }),
});
export type DatasetCreate = Static<typeof DatasetCreate>;
