import { HttpError } from 'react-admin';
import { isFromLoadFailure } from '../release';
import { ApiError, type ApiFailure, fieldReasons } from '../api';

// The API's own text where it refused a value, and otherwise a message key of the console, because
// the API's text would not help a moderator.
const messageOf = (failure: ApiFailure): string => {
  switch (failure.kind) {
    case 'unreachable':
      return 'vigie.failure.unreachable';
    case 'timed_out':
    case 'too_slow':
      return 'vigie.failure.timed_out';
    case 'rate_limited':
      return 'vigie.failure.rate_limited';
    case 'malformed':
      return 'vigie.failure.malformed';
    case 'unauthorized':
      return 'vigie.failure.unauthorized';
    case 'not_found':
      return 'vigie.failure.not_found';
    case 'gone':
      return 'vigie.failure.gone';
    case 'read_only':
      return 'vigie.failure.read_only';
    case 'bad_gateway':
    case 'unavailable':
    case 'server_error':
      return 'vigie.failure.server';
    case 'forbidden':
    case 'refused':
      return failure.message ?? 'vigie.failure.malformed';
  }
};

/**
 * The error react-admin expects: `status` for `checkError`, `body.errors` for the forms.
 *
 * `message` is a message key, or the API's own text where it refused a value. The `cause` is the
 * ApiError, from which `failureOf` reads what it means.
 */
export const toHttpError = (error: unknown): unknown => {
  if (!(error instanceof ApiError)) return error;
  const { failure, status } = error;
  const errors = 'fields' in failure ? failure.fields : {};
  const hasErrors = Object.keys(errors).length > 0;
  return Object.assign(new HttpError(messageOf(failure), status, hasErrors ? { errors } : {}), {
    cause: error,
  });
};

/**
 * The message of a failed call for the moderator: the API's reasons for each field, or a message
 * key.
 */
export const failureMessage = (error: unknown): string => {
  if (isFromLoadFailure(error)) return 'vigie.not_loaded.unknown';
  const errors = error instanceof HttpError ? fieldErrors(error) : {};
  return fieldReasons(errors) ?? (error instanceof Error ? error.message : String(error));
};

const fieldErrors = ({ body }: HttpError) =>
  (body as { errors?: Record<string, string> } | undefined)?.errors ?? {};
