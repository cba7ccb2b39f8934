import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Dataset } from './dataset';
import { BADGE_KINDS } from './enumerations';
import { Badge } from './organization';
import { pageParameters } from './page';
import { DateTime, Dictionary, Nullable, ObjectId } from './primitives';
import {
  CountsByMonth,
  ownerFields,
  PublicationPermissions,
  PublicationReference,
} from './publication';
import { SortParameter } from './sort';

export const REUSE_TYPES = [
  'api',
  'application',
  'idea',
  'news_article',
  'paper',
  'post',
  'visualization',
  'hardware',
] as const;

export const REUSE_TOPICS = [
  'health',
  'transport_and_mobility',
  'housing_and_development',
  'food_and_agriculture',
  'culture_and_recreation',
  'economy_and_business',
  'environment_and_energy',
  'work_and_training',
  'politics_and_public_life',
  'safety_and_security',
  'education_and_research',
  'society_and_demography',
  'law_and_justice',
  'open_data_tools',
  'others',
] as const;

/**
 * A use of datasets. Lists have the whole datasets too: send a mask. Source: udata 17.18, `core/reuse`.
 */
export const Reuse = Type.Object({
  id: ObjectId,
  slug: Type.String(),
  title: Type.String(),
  description: Type.String(),
  type: Type.String(),
  topic: Type.String(),
  url: Type.String(),
  uri: Type.String(),
  page: Nullable(Type.String()),
  image: Nullable(Type.String()),
  image_thumbnail: Nullable(Type.String()),
  created_at: DateTime,
  last_modified: DateTime,
  deleted: Nullable(DateTime),
  archived: Nullable(DateTime),
  private: Type.Boolean(),
  featured: Nullable(Type.Boolean()),
  ...ownerFields,
  tags: Type.Array(Type.String()),
  badges: Type.Array(Badge),
  extras: Dictionary,
  datasets: Type.Array(Dataset),
  dataservices: Type.Array(PublicationReference),
  metrics: Type.Object({
    datasets: Type.Integer(),
    discussions: Type.Integer(),
    discussions_open: Type.Integer(),
    followers: Type.Integer(),
    followers_by_months: CountsByMonth,
    views: Type.Integer(),
  }),
  permissions: PublicationPermissions,
});
export type Reuse = Static<typeof Reuse>;

export const REUSE_SORT_KEYS = [
  'title',
  'created',
  'last_modified',
  'datasets',
  'followers',
  'views',
] as const;

/** Query of `GET /reuses/`. There is no filter by `deleted` nor `archived`. */
export const ReuseListQuery = Type.Object({
  q: Type.Optional(Type.String({ description: 'The search query' })),
  sort: SortParameter(REUSE_SORT_KEYS),
  ...pageParameters,
  owner: Type.Optional(Type.String({ title: 'Only those that this account owns' })),
  organization: Type.Optional(Type.String({ title: 'Only those of this organization' })),
  dataset: Type.Optional(Type.String({ title: 'Only those that use this dataset' })),
  dataservice: Type.Optional(Type.String({ title: 'Only those of this dataservice' })),
  type: Type.Optional(Type.Enum(REUSE_TYPES, { title: 'Only those of this type' })),
  topic: Type.Optional(Type.Enum(REUSE_TOPICS, { title: 'Only those of this topic' })),
  organization_badge: Type.Optional(
    Type.Enum(BADGE_KINDS, {
      title: 'Only those of organizations with this badge',
      refusal: 'Unknown badge type',
    }),
  ),
  tag: Type.Optional(Type.Array(Type.String(), { title: 'Only those that have all these tags' })),
  private: Type.Optional(
    Type.Boolean({ title: 'If true, only private ones; if false, only others' }),
  ),
  featured: Type.Optional(
    Type.Boolean({ title: 'If true, only featured ones; if false, only others' }),
  ),
});
export type ReuseListQuery = Static<typeof ReuseListQuery>;

/** What `PUT /reuses/{reuse}/` may change. Keys that are left out keep their value. */
export const ReuseUpdate = Type.Object({
  title: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  type: Type.Optional(Type.Enum(REUSE_TYPES)),
  url: Type.Optional(Type.String()),
  topic: Type.Optional(Type.Enum(REUSE_TOPICS)),
  tags: Type.Optional(Type.Array(Type.String())),
  private: Type.Optional(Nullable(Type.Boolean())),
  archived: Type.Optional(Nullable(DateTime)),
  deleted: Type.Optional(Nullable(DateTime)),
  extras: Type.Optional(Nullable(Dictionary)),
  owner: Type.Optional(Nullable(Type.Unknown())),
  organization: Type.Optional(Nullable(Type.Unknown())),
  datasets: Type.Optional(Nullable(Type.Array(Type.Unknown()))),
});
export type ReuseUpdate = Static<typeof ReuseUpdate>;

/** The body of `POST /reuses/`. No dataset is needed. */
export const ReuseCreate = Type.Object({
  ...ReuseUpdate.properties,
  title: Type.String(),
  description: Type.String(),
  type: Type.Enum(REUSE_TYPES),
  url: Type.String(),
  topic: Type.Enum(REUSE_TOPICS),
});
export type ReuseCreate = Static<typeof ReuseCreate>;

/** The body of `POST /reuses/{reuse}/datasets/`. */
export const ReuseDatasetCreate = Type.Object({ id: ObjectId });
