import type { ErrorBody } from './contract';

/** Why a call gave no answer we can use. */
export type ApiFailure =
  /** The API said no; `fields` holds its reason for each field, as text. */
  | { kind: 'refused'; status: number; message: string; fields: Record<string, string> }
  /** Too many calls; null when the answer does not say how long to wait. */
  | { kind: 'rate_limited'; retryAfterMs: number | null }
  /** No answer at all, or one that the browser may not read. */
  | { kind: 'unreachable' }
  | { kind: 'timed_out'; afterMs: number }
  /** An answer that breaks the contract, at the JSON pointer `path`; `''` when it is not even JSON. */
  | { kind: 'malformed'; status: number; path: string };

const describe = (failure: ApiFailure): string => {
  switch (failure.kind) {
    case 'refused':
      return failure.message;
    case 'rate_limited':
      return 'Too many requests';
    case 'unreachable':
      return 'The API cannot be reached';
    case 'timed_out':
      return `No answer within ${failure.afterMs / 1000} s`;
    case 'malformed':
      return `Unexpected answer (${failure.status}) at "${failure.path}"`;
  }
};

/** A call to the API that failed. Never holds the key. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly failure: ApiFailure;

  constructor(failure: ApiFailure, options?: ErrorOptions) {
    super(describe(failure), options);
    this.failure = failure;
  }

  /** HTTP status of the answer, 0 when there was none. */
  get status(): number {
    const { failure } = this;
    if (failure.kind === 'rate_limited') return 429;
    return 'status' in failure ? failure.status : 0;
  }
}

// A reason is a text in current udata, a list of texts in its form layer, an object for lists
// and embedded documents.
const reasonText = (reason: unknown): string => {
  if (typeof reason === 'string') return reason;
  if (typeof reason === 'object' && reason !== null) {
    return Object.values(reason).map(reasonText).join(' ');
  }
  return String(reason);
};

/** The refusal in an answer's body, whatever shape this release of udata gives it. */
export const toRefusal = (status: number, body: ErrorBody): ApiFailure => ({
  kind: 'refused',
  status,
  message: body.message ?? body.error ?? `HTTP ${status}`,
  fields: Object.fromEntries(
    Object.entries(body.errors ?? {}).map(([field, reason]) => [field, reasonText(reason)]),
  ),
});
