import * as Type from 'typebox';
import type { Static } from 'typebox';
import { DateTime, Nullable, ObjectId } from './primitives';

/** An API token as its owner reads it in `GET /me/api_tokens/`, without the secret. */
export const ApiToken = Type.Object({
  id: ObjectId,
  token_prefix: Type.String(),
  name: Nullable(Type.String()),
  scopes: Type.Array(Type.String()),
  kind: Type.String(),
  created_at: DateTime,
  last_used_at: Nullable(DateTime),
  user_agents: Type.Array(Type.String()),
  revoked_at: Nullable(DateTime),
  expires_at: Nullable(DateTime),
});
export type ApiToken = Static<typeof ApiToken>;

/** The response to the creation of a token, the only one that contains the secret. */
export const NewApiToken = Type.Object({ ...ApiToken.properties, token: Type.String() });
export type NewApiToken = Static<typeof NewApiToken>;

export const ApiTokenCreate = Type.Object({
  name: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
  expires_at: Type.Optional(Nullable(Type.String())),
  scopes: Type.Optional(Type.Array(Type.String())),
});
export type ApiTokenCreate = Static<typeof ApiTokenCreate>;
