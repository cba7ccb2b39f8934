import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Dictionary } from './primitives';

/**
 * The body of a refused call.
 *
 * `errors` maps a field to its reason: a string here, an array of strings or an object on other
 * endpoints and releases. `message` may be missing (when the request body is not an object, or with
 * a mask). The response for an unknown route has `error` and `status` instead.
 * Source: udata 17.18, `udata/api/__init__.py`.
 */
export const ErrorBody = Type.Object({
  message: Type.Optional(Type.String()),
  errors: Type.Optional(Dictionary),
  error: Type.Optional(Type.String()),
  status: Type.Optional(Type.Integer()),
});
export type ErrorBody = Static<typeof ErrorBody>;
