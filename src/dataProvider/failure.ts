import { HttpError } from 'react-admin';
import { ApiError, type ApiFailure } from '../api';

// The API's own words where it judged a value; ours, as message keys, where a moderator could
// do nothing with them.
const messageOf = (failure: ApiFailure): string => {
  switch (failure.kind) {
    case 'rate_limited':
      return 'vigie.failure.rate_limited';
    case 'unreachable':
      return 'vigie.failure.unreachable';
    case 'timed_out':
      return 'vigie.failure.timed_out';
    case 'malformed':
      return failure.status >= 500 ? 'vigie.failure.server' : 'vigie.failure.malformed';
    case 'refused':
      if (failure.status >= 500) return 'vigie.failure.server';
      switch (failure.status) {
        case 401:
          return 'vigie.failure.unauthorized';
        case 404:
          return 'vigie.failure.not_found';
        case 410:
          return 'vigie.failure.gone';
        case 423:
          return 'vigie.failure.read_only';
        default:
          return failure.message;
      }
  }
};

/**
 * The error react-admin expects: `status` for `checkError`, `body.errors` for the forms.
 *
 * `message` is a message key, or the API's own text where it refused a value.
 */
export const toHttpError = (error: unknown): unknown => {
  if (!(error instanceof ApiError)) return error;
  const { failure } = error;
  const errors = failure.kind === 'refused' ? failure.fields : {};
  const hasErrors = Object.keys(errors).length > 0;
  return new HttpError(messageOf(failure), error.status, hasErrors ? { errors } : {});
};

/**
 * What to tell a moderator of a failed call: a message key, or the API's own reasons.
 *
 * A refusal is told field by field: its summary alone is Python's, not for people.
 */
export const failureMessage = (error: unknown): string => {
  const errors = error instanceof HttpError ? fieldErrors(error) : {};
  const reasons = Object.entries(errors).map(([field, reason]) => `${field} : ${reason}`);
  if (reasons.length > 0) return reasons.join(' ');
  return error instanceof Error ? error.message : String(error);
};

const fieldErrors = ({ body }: HttpError) =>
  (body as { errors?: Record<string, string> } | undefined)?.errors ?? {};
