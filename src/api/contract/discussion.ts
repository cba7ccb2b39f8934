import * as Type from 'typebox';
import type { Static } from 'typebox';
import { OrganizationReference } from './organization';
import { pageParameters } from './page';
import { DateTime, Dictionary, Nullable, ObjectId } from './primitives';
import { PublicationPermissions } from './publication';
import { SortParameter } from './sort';
import { UserReference } from './userReference';

/** The kinds of object that can be discussed, in udata's order. */
export const DISCUSSION_SUBJECTS = ['Dataset', 'Reuse', 'Post', 'Dataservice', 'Topic'] as const;

/** A message of a discussion. The first one opened it. Its content is hostile input. */
export const Message = Type.Object({
  id: Type.String(),
  content: Type.String(),
  posted_on: DateTime,
  /** `deleted` is set for the account of a person who is gone. */
  posted_by: Nullable(UserReference),
  posted_by_organization: Nullable(OrganizationReference),
  last_modified_at: Nullable(DateTime),
  permissions: PublicationPermissions,
});
export type Message = Static<typeof Message>;

/**
 * A discussion with all its messages, whoever wrote them. Source: udata 17.18, `core/discussions`.
 *
 * The subject has no title: read it by its identifier.
 */
export const Discussion = Type.Object({
  id: ObjectId,
  title: Type.String(),
  url: Type.String(),
  self_web_url: Nullable(Type.String()),
  subject: Type.Object({ class: Type.String(), id: ObjectId }),
  user: Nullable(UserReference),
  organization: Nullable(OrganizationReference),
  created: DateTime,
  closed: Nullable(DateTime),
  closed_by: Nullable(UserReference),
  closed_by_organization: Nullable(OrganizationReference),
  extras: Dictionary,
  permissions: Type.Object({
    close: Type.Boolean(),
    ...PublicationPermissions.properties,
  }),
  discussion: Type.Array(Message),
});
export type Discussion = Static<typeof Discussion>;

/** Query of `GET /discussions/`. The state of the subject does not matter. */
export const DiscussionListQuery = Type.Object({
  q: Type.Optional(Type.String({ description: 'The search query' })),
  sort: SortParameter(['created', 'closed', 'title', 'discussion.posted_on']),
  ...pageParameters,
  closed: Type.Optional(
    Type.Boolean({ description: 'Filters discussions on their closed status if specified' }),
  ),
  for: Type.Optional(
    Type.Array(Type.String(), { description: 'Filter discussions for a given subject' }),
  ),
  org: Type.Optional(Type.String({ description: 'Filter discussions for a given organization' })),
  user: Type.Optional(Type.String({ description: 'Filter discussions created by a user' })),
});
export type DiscussionListQuery = Static<typeof DiscussionListQuery>;

/** The body of `POST /discussions/`. */
export const DiscussionCreate = Type.Object({
  title: Type.String(),
  comment: Type.String({ maxLength: 50_000 }),
  subject: Type.Object({ class: Type.Enum(DISCUSSION_SUBJECTS), id: ObjectId }),
  organization: Type.Optional(Nullable(Type.Unknown())),
  extras: Type.Optional(Nullable(Dictionary)),
});
export type DiscussionCreate = Static<typeof DiscussionCreate>;

/** The body of `POST /discussions/{id}/`: a comment, or the end of the discussion, or both. */
export const DiscussionComment = Type.Object({
  comment: Type.Optional(Nullable(Type.String({ maxLength: 50_000 }))),
  /** Cannot be undone, and tells everybody who took part. */
  close: Type.Optional(Nullable(Type.Boolean())),
  organization: Type.Optional(Nullable(Type.Unknown())),
});
export type DiscussionComment = Static<typeof DiscussionComment>;

/** The body of `PUT /discussions/{id}/`. */
export const DiscussionUpdate = Type.Object({ title: Type.String() });

/** The body of `PUT /discussions/{id}/comments/{comment}/`. */
export const CommentUpdate = Type.Object({ comment: Type.String({ maxLength: 50_000 }) });
