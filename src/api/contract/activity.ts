import * as Type from 'typebox';
import type { Static } from 'typebox';
import { OrganizationReference } from './organization';
import { pageParameters } from './page';
import { DateTime, Dictionary, Nullable, ObjectId } from './primitives';
import { SortParameter } from './sort';
import { UserReference } from './userReference';

/**
 * Something that an account did, such as publishing a dataset.
 *
 * Nothing about accounts, members, badges and reports is recorded, and restorations are not. Source: udata
 * 17.18, `core/activity`.
 */
export const Activity = Type.Object({
  id: ObjectId,
  actor: UserReference,
  /** The organization that owned the subject then. */
  organization: Nullable(OrganizationReference),
  /** The present title of the subject. */
  related_to: Type.String(),
  related_to_id: ObjectId,
  related_to_kind: Type.String(),
  related_to_url: Type.String(),
  created_at: DateTime,
  key: Type.String(),
  label: Type.String(),
  icon: Type.String(),
  /** Paths of the changed fields. */
  changes: Type.Array(Type.String()),
  extras: Dictionary,
});
export type Activity = Static<typeof Activity>;

/**
 * Query of `GET /activity/`.
 *
 * What the caller may not see is left out after paging: pages may be short or empty, and `total` counts
 * it.
 */
export const ActivityListQuery = Type.Object({
  sort: SortParameter(['created_at']),
  ...pageParameters,
  user: Type.Optional(Type.String({ description: 'Filter activities for that particular user' })),
  organization: Type.Optional(
    Type.String({ description: 'Filter activities for that particular organization' }),
  ),
  related_to: Type.Optional(
    Type.String({
      description: 'Filter activities for that particular object id (ex : reuse, dataset, etc.)',
    }),
  ),
  key: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Filter activities on those keys (ex : dataset:updated). Repeatable.',
    }),
  ),
});
export type ActivityListQuery = Static<typeof ActivityListQuery>;
