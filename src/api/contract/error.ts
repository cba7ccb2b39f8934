import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Dictionary } from './primitives';

/**
 * The body of a refused call.
 *
 * `errors` maps a field to its reason: a string here, an array of strings or an object on other
 * endpoints and releases. `message` may be missing (a body that is no object; a masked answer).
 * An unknown route answers `error` and `status` instead.
 * Source: udata 17.18, `udata/api/__init__.py`.
 */
export const ErrorBody = Type.Object({
  message: Type.Optional(Type.String()),
  errors: Type.Optional(Dictionary),
  error: Type.Optional(Type.String()),
  status: Type.Optional(Type.Integer()),
});
export type ErrorBody = Static<typeof ErrorBody>;
