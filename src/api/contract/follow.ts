import * as Type from 'typebox';
import type { Static } from 'typebox';
import { pageParameters } from './page';
import { DateTime, ObjectId } from './primitives';
import { UserReference } from './userReference';

/**
 * One follow, as `GET /users/{id}/followers/` lists them.
 *
 * udata stores no date for follows made since 2025-07. Each read shows the current time for them.
 */
export const Follow = Type.Object({ id: ObjectId, follower: UserReference, since: DateTime });
export type Follow = Static<typeof Follow>;

/** Query of a list of followers. `user` keeps only that follower. The list cannot be sorted. */
export const FollowListQuery = Type.Object({
  ...pageParameters,
  user: Type.Optional(Type.String({ description: 'Filter follower by user' })),
});
export type FollowListQuery = Static<typeof FollowListQuery>;

/** The response to following and unfollowing. */
export const FollowCount = Type.Object({ followers: Type.Integer() });
export type FollowCount = Static<typeof FollowCount>;
