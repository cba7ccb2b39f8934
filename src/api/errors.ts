import type { ErrorBody } from './contract';

/** An error response of the API, as far as the console uses it. */
interface ErrorResponse {
  status: number;
  /** The API's own message. Null when the body is not the API's, such as a proxy's error page. */
  message: string | null;
  /** The reason for each refused field, as text. */
  fields: Record<string, string>;
}

/** What an error response means. */
type ErrorKind =
  /** The key is missing, unknown or expired. */
  | 'unauthorized'
  /** The key is valid, but its account may not do this. */
  | 'forbidden'
  | 'not_found'
  /** Deleted for good. */
  | 'gone'
  /** The API accepts no writes for now. */
  | 'read_only'
  /** Any other refusal: the same call would be refused again. */
  | 'refused'
  | 'bad_gateway'
  /** The server, or the gateway in front of it, is overloaded. */
  | 'unavailable'
  /** The server, or the gateway in front of it, gave up waiting. */
  | 'too_slow'
  | 'server_error';

/** Why a call has no usable response. */
export type ApiFailure =
  /** No response, or one that the browser may not read. */
  | { kind: 'unreachable' }
  | { kind: 'timed_out'; afterMs: number }
  /** Too many calls. Null when the response does not say how long to wait. */
  | { kind: 'rate_limited'; retryAfterMs: number | null }
  /** A response that breaks the contract at the JSON pointer `path`, `''` when it is not JSON. */
  | { kind: 'malformed'; status: number; path: string }
  | ({ kind: ErrorKind } & ErrorResponse);

const RATE_LIMITED = 429;

const KINDS_BY_STATUS: Readonly<Record<number, ErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  410: 'gone',
  423: 'read_only',
  502: 'bad_gateway',
  503: 'unavailable',
  504: 'too_slow',
};

// A reason is a text in current udata, a list of texts in its form layer, an object for lists
// and embedded documents.
const reasonText = (reason: unknown): string => {
  if (typeof reason === 'string') return reason;
  if (typeof reason === 'object' && reason !== null) {
    return Object.values(reason).map(reasonText).join(' ');
  }
  return String(reason);
};

/**
 * What an error status means. Nothing else in the console compares statuses.
 *
 * @param body in the shape of any release of udata; null when it is not JSON
 */
export const toFailure = (
  status: number,
  body: ErrorBody | null,
  retryAfterMs: number | null = null,
): ApiFailure => {
  if (status === 0) return { kind: 'unreachable' };
  if (status === RATE_LIMITED) return { kind: 'rate_limited', retryAfterMs };
  if (status < 400) return { kind: 'malformed', status, path: '' };
  return {
    kind: KINDS_BY_STATUS[status] ?? (status >= 500 ? 'server_error' : 'refused'),
    status,
    message: body && (body.message ?? body.error ?? `HTTP ${status}`),
    fields: Object.fromEntries(
      Object.entries(body?.errors ?? {}).map(([field, reason]) => [field, reasonText(reason)]),
    ),
  };
};

const describe = (failure: ApiFailure): string => {
  switch (failure.kind) {
    case 'unreachable':
      return 'The API cannot be reached';
    case 'timed_out':
      return `No answer within ${failure.afterMs / 1000} s`;
    case 'rate_limited':
      return 'Too many requests';
    case 'malformed':
      return `Unexpected answer (${failure.status}) at "${failure.path}"`;
    default:
      return failure.message ?? `Unexpected answer (${failure.status})`;
  }
};

/** A failed call to the API. Never contains the key. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly failure: ApiFailure;

  constructor(failure: ApiFailure, options?: ErrorOptions) {
    super(describe(failure), options);
    this.failure = failure;
  }

  /** HTTP status of the response, 0 when there was none. */
  get status(): number {
    const { failure } = this;
    if (failure.kind === 'rate_limited') return RATE_LIMITED;
    return 'status' in failure ? failure.status : 0;
  }
}

/**
 * The reasons of a refusal as one line, field by field. Null when there are none.
 *
 * The message of the response also contains them, but as udata's Python prints them.
 */
export const fieldReasons = (fields: Readonly<Record<string, string>>): string | null =>
  Object.entries(fields)
    .map(([field, reason]) => `${field}: ${reason}`)
    .join(' ') || null;

/**
 * The failure of a call, from the error that it threw.
 *
 * react-admin's `HttpError` has a status and, when the API client made it, an `ApiError` as its
 * cause.
 *
 * @returns null for any other error, such as an aborted call or a programming mistake
 */
export const failureOf = (error: unknown): ApiFailure | null => {
  if (error instanceof ApiError) return error.failure;
  if (!(error instanceof Error && 'status' in error && typeof error.status === 'number')) {
    return null;
  }
  if (error.cause instanceof ApiError) return error.cause.failure;
  return toFailure(error.status, { message: error.message });
};
