import type { ErrorBody } from '../src/api/contract';

/** An answer with an error status, or a redirect. `status`, `body` and `headers` are sent to the caller. */
export abstract class HttpError extends Error {
  abstract readonly status: number;
  readonly headers: Record<string, string> = {};
  /** Whether the mask of the request applies to the body, as it does for some errors of udata. */
  readonly isMasked: boolean = false;

  get body(): ErrorBody {
    return { message: this.message };
  }
}

const NOT_FOUND =
  'The requested URL was not found on the server. If you entered the URL manually please check ' +
  'your spelling and try again.';

export class NotFound extends HttpError {
  readonly status = 404;
  constructor(message = NOT_FOUND) {
    super(message);
  }
}

/** No route has this path. Its body has other keys than those of all other errors. */
export class UnknownRoute extends HttpError {
  readonly status = 404;
  override get body(): ErrorBody {
    return { error: NOT_FOUND, status: 404 };
  }
}

export class MethodNotAllowed extends HttpError {
  readonly status = 405;
  override readonly headers: Record<string, string>;
  constructor(allowed: readonly string[]) {
    super('The method is not allowed for the requested URL.');
    this.headers = { allow: allowed.join(', ') };
  }
}

/** The client has to send the same request, with its method and body, to `location`. */
export class Redirect extends HttpError {
  readonly status = 308;
  constructor(readonly location: string) {
    super();
  }
}

/** A path names an object by something other than its slug. `findNamed` turns it into a `Redirect`. */
export class NotCanonicalName extends Error {
  constructor(readonly slug: string) {
    super(`The slug is ${slug}`);
  }
}

export class Unauthorized extends HttpError {
  readonly status = 401;
  override readonly headers = { 'www-authenticate': 'Bearer realm="uData"' };
  constructor(
    message = 'The server could not verify that you are authorized to access the URL requested. ' +
      "You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't " +
      'understand how to supply the credentials required.',
  ) {
    super(message);
  }
}

/** The key was revoked, by its owner or with the account. */
export class RevokedKey extends Unauthorized {
  constructor() {
    super('Revoked API token');
  }
}

/** The caller lacks the site-wide admin role or, for an organization, the admin role in it. */
export class PermissionDenied extends HttpError {
  readonly status = 403;
  override readonly isMasked = true;
  /** The text that udata sends in place of the message when the request has a mask. */
  readonly maskedMessage: string;
  constructor(organizationId?: string) {
    super('You do not have the permission to modify that object.');
    const needs = "Need(method='role', value='admin')";
    this.maskedMessage =
      organizationId === undefined
        ? `<Permission needs={${needs}} excludes=set()>`
        : `<EditOrganizationPermission needs={organization(role='admin', ` +
          `value=ObjectId('${organizationId}')), ${needs}} excludes=set()>`;
  }
}

export class Forbidden extends HttpError {
  readonly status = 403;
}

export class BadRequest extends HttpError {
  readonly status = 400;
}

/** A text contains U+0000 or a lone surrogate. */
export class UnstorableText extends BadRequest {
  constructor() {
    super('A text holds a character that cannot be stored.');
  }
}

/** The JSON body is not an object. The only 400 without a message. */
export class NotAnObject extends HttpError {
  readonly status = 400;
  override get body(): ErrorBody {
    return { errors: { request: 'expecting a JSON object' } };
  }
}

/** The body of a form is no JSON. */
export class InvalidContentType extends HttpError {
  readonly status = 400;
  override get body(): ErrorBody {
    return { errors: { 'Content-Type': 'expecting application/json' } };
  }
}

/** A query parameter is invalid. The reason comes after the parameter's help text. */
export class InvalidParameter extends HttpError {
  readonly status = 400;
  constructor(
    readonly parameter: string,
    readonly reason: string,
  ) {
    super('Input payload validation failed');
  }
  override get body(): ErrorBody {
    return { message: this.message, errors: { [this.parameter]: this.reason } };
  }
}

/** The value of one field is invalid. */
export class InvalidField extends HttpError {
  readonly status = 400;
  override readonly isMasked = true;
  constructor(
    readonly field: string,
    reason: string,
  ) {
    super(reason);
  }
  override get body(): ErrorBody {
    return { message: this.message, errors: { [this.field]: this.message } };
  }
}

/** A value is invalid. The body has `errors`, but they are empty. */
export class InvalidValue extends HttpError {
  readonly status = 400;
  override readonly isMasked = true;
  override get body(): ErrorBody {
    return { message: this.message, errors: {} };
  }
}

/** Fields of a form are invalid, each with its messages. The body has no `message`. */
export class InvalidForm extends HttpError {
  readonly status = 400;
  constructor(readonly reasons: Record<string, readonly string[]>) {
    super('Invalid form');
  }
  override get body(): ErrorBody {
    return { errors: this.reasons };
  }
}

/** The object does not satisfy the rules of its model. `reasons` are by field. */
export class InvalidModel extends HttpError {
  readonly status = 400;
  override readonly isMasked = true;
  constructor(
    model: string,
    id: string | undefined,
    readonly reasons: Record<string, unknown>,
    /** The reasons as the message has them. */
    summarized = reasons,
  ) {
    super(`ValidationError (${model}:${id ?? 'None'}) (${summary(summarized)})`);
  }
  override get body(): ErrorBody {
    return { message: this.message, errors: this.reasons };
  }
}

/** The fields grouped by reason, as mongoengine writes them. */
function summary(reasons: Record<string, unknown>): string {
  const fields = new Map<string, string[]>();
  for (const [field, reason] of Object.entries(reasons).map(flat)) {
    fields.set(reason, [...(fields.get(reason) ?? []), `'${field}'`]);
  }
  return [...fields].map(([reason, names]) => `${reason}: [${names.join(', ')}]`).join(' ');
}

/** Nested reasons are preceded by their keys, except for the first item of a list. */
const flat = ([field, reason]: [string, unknown]): [string, string] => [field, flatReason(reason)];

const flatReason = (reason: unknown): string =>
  typeof reason === 'object'
    ? Object.entries(reason ?? {})
        .map(([key, below]) => (key === '0' ? '' : `${key}.`) + flatReason(below))
        .join(' ')
    : String(reason);

/** The state of the object does not allow the operation. */
export class Conflict extends HttpError {
  readonly status = 409;
}

export class Gone extends HttpError {
  readonly status = 410;
}

/** Read-only mode. */
export class ReadOnlyMode extends HttpError {
  readonly status = 423;
  constructor() {
    super('Due to security reasons, the creation of new content is currently disabled.');
  }
}

export class PayloadTooLarge extends HttpError {
  readonly status = 413;
  /** The rest of the body is not read. */
  override readonly headers = { connection: 'close' };
  constructor(message = 'The data value transmitted exceeds the capacity limit.') {
    super(message);
  }
}

export class UnsupportedMediaType extends HttpError {
  readonly status = 415;
  constructor() {
    super(
      "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
    );
  }
}

/** The database is unavailable for now. If the request was a change, it may have been made or not. */
export class ServiceUnavailable extends HttpError {
  readonly status = 503;
  override readonly headers = { 'retry-after': '2' };
  constructor(override readonly cause: unknown) {
    super('The database does not answer just now: try again in a moment.');
  }
}

/** The database took too long. The same request would take as long again. */
export class TooSlow extends HttpError {
  readonly status = 504;
  constructor() {
    super('This takes too long: ask for less at a time.');
  }
}

/** The client disconnected before the answer, which nobody gets. */
export class ClientGone extends HttpError {
  readonly status = 499;
  constructor() {
    super('The client disconnected.');
  }
}

/** The caller exceeds the rate limit. */
export class TooManyRequests extends HttpError {
  readonly status = 429;
  override readonly headers: Record<string, string>;
  constructor(retryAfterS: number) {
    super('Too many requests.');
    this.headers = { 'retry-after': retryAfterS.toString() };
  }
}

export class HeadersTooLarge extends HttpError {
  readonly status = 431;
  constructor() {
    super('The headers of the request are too large or too many.');
  }
}

/** The server cannot accept requests for now. */
export class NotReady extends HttpError {
  readonly status = 503;
  override readonly headers: Record<string, string> = { 'retry-after': '5' };
}

/** The server is shutting down. The client must not reuse the connection, so it is closed. */
export class ServerStopping extends NotReady {
  override readonly headers = { 'retry-after': '5', connection: 'close' };
  constructor() {
    super('The server is stopping.');
  }
}

/** An unexpected error. It is logged in full, and the caller gets no details. */
export class InternalServerError extends HttpError {
  readonly status = 500;
  constructor(override readonly cause: unknown) {
    super('Internal Server Error');
  }
}
