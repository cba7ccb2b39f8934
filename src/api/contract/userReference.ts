import * as Type from 'typebox';
import type { Static } from 'typebox';
import { DateTime, Nullable, ObjectId } from './primitives';

export const userReferenceFields = {
  class: Type.Literal('User'),
  id: ObjectId,
  slug: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  avatar: Nullable(Type.String()),
  avatar_thumbnail: Nullable(Type.String()),
  /** Missing in older 17.x, where only the slug `deleted-<id>` shows it. */
  deleted: Type.Optional(Nullable(DateTime)),
  uri: Type.String(),
  page: Nullable(Type.String()),
};

/** A user as other objects refer to them: followers, members, owners. */
export const UserReference = Type.Object(userReferenceFields);
export type UserReference = Static<typeof UserReference>;
