import type { ErrorBody } from '../src/api/contract';

/** A call is refused: `status`, `body` and `headers` are what the caller gets. */
export abstract class Refusal extends Error {
  abstract readonly status: number;
  readonly headers: Record<string, string> = {};
  /** udata passes the body of some refusals through the request's mask. */
  readonly isMasked: boolean = false;

  get body(): ErrorBody {
    return { message: this.message };
  }
}

const NOT_FOUND =
  'The requested URL was not found on the server. If you entered the URL manually please check ' +
  'your spelling and try again.';

export class NotFound extends Refusal {
  readonly status = 404;
  constructor(message = NOT_FOUND) {
    super(message);
  }
}

/** No such path at all: the one error with other keys. */
export class UnknownRoute extends Refusal {
  readonly status = 404;
  override get body(): ErrorBody {
    return { error: NOT_FOUND, status: 404 };
  }
}

export class MethodNotAllowed extends Refusal {
  readonly status = 405;
  override readonly headers: Record<string, string>;
  constructor(allowed: readonly string[]) {
    super('The method is not allowed for the requested URL.');
    this.headers = { allow: allowed.join(', ') };
  }
}

/** Where the call is to be made instead; the caller keeps method and body. */
export class Redirect extends Refusal {
  readonly status = 308;
  constructor(readonly location: string) {
    super();
  }
}

/** A path names an object otherwise than by its slug; not an answer yet. */
export class NotCanonicalName extends Error {
  constructor(readonly slug: string) {
    super(`The slug is ${slug}`);
  }
}

export class Unauthorized extends Refusal {
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

/** The key was revoked, by its holder or with the account. */
export class RevokedKey extends Unauthorized {
  constructor() {
    super('Revoked API token');
  }
}

/** The site-wide administrator role is missing or, where an organization is named, that in it. */
export class PermissionDenied extends Refusal {
  readonly status = 403;
  override readonly isMasked = true;
  /** What udata shows instead of the message when the answer is masked. */
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

export class Forbidden extends Refusal {
  readonly status = 403;
}

export class BadRequest extends Refusal {
  readonly status = 400;
}

/** A text holds U+0000 or half of a surrogate pair. */
export class UnstorableText extends BadRequest {
  constructor() {
    super('A text holds a character that cannot be stored.');
  }
}

/** The JSON body is no object: the one 400 without a message. */
export class NotAnObject extends Refusal {
  readonly status = 400;
  override get body(): ErrorBody {
    return { errors: { request: 'expecting a JSON object' } };
  }
}

/** A query parameter is refused; the reason follows the parameter's help text. */
export class InvalidParameter extends Refusal {
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

/** The check of one field refuses a value. */
export class InvalidField extends Refusal {
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

/** A refusal that names no field, and says so. */
export class InvalidValue extends Refusal {
  readonly status = 400;
  override readonly isMasked = true;
  override get body(): ErrorBody {
    return { message: this.message, errors: {} };
  }
}

/** The object as a whole breaks rules of its model; `reasons` by field. */
export class InvalidModel extends Refusal {
  readonly status = 400;
  override readonly isMasked = true;
  constructor(
    model: string,
    id: string | undefined,
    readonly reasons: Record<string, unknown>,
  ) {
    super(`ValidationError (${model}:${id ?? 'None'}) (${summary(reasons)})`);
  }
  override get body(): ErrorBody {
    return { message: this.message, errors: this.reasons };
  }
}

/** As mongoengine writes it: fields grouped by reason. */
function summary(reasons: Record<string, unknown>): string {
  const fields = new Map<string, string[]>();
  for (const [field, reason] of Object.entries(reasons).map(flat)) {
    fields.set(reason, [...(fields.get(reason) ?? []), `'${field}'`]);
  }
  return [...fields].map(([reason, names]) => `${reason}: [${names.join(', ')}]`).join(' ');
}

/** Reasons below a field are named by their keys, but for the first of a list. */
const flat = ([field, reason]: [string, unknown]): [string, string] => [field, flatReason(reason)];

const flatReason = (reason: unknown): string =>
  typeof reason === 'object'
    ? Object.entries(reason ?? {})
        .map(([key, below]) => (key === '0' ? '' : `${key}.`) + flatReason(below))
        .join(' ')
    : String(reason);

export class Gone extends Refusal {
  readonly status = 410;
}

/** Read-only mode. */
export class ReadOnlyMode extends Refusal {
  readonly status = 423;
  constructor() {
    super('Due to security reasons, the creation of new content is currently disabled.');
  }
}

export class PayloadTooLarge extends Refusal {
  readonly status = 413;
  /** What is still to come of the body is not read. */
  override readonly headers = { connection: 'close' };
  constructor(message = 'The data value transmitted exceeds the capacity limit.') {
    super(message);
  }
}

export class UnsupportedMediaType extends Refusal {
  readonly status = 415;
  constructor() {
    super(
      "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
    );
  }
}

/** The database cannot work just now; a change may have been made or not. */
export class ServiceUnavailable extends Refusal {
  readonly status = 503;
  override readonly headers = { 'retry-after': '2' };
  constructor(override readonly cause: unknown) {
    super('The database does not answer just now: try again in a moment.');
  }
}

/** One caller makes too many calls. */
export class TooManyRequests extends Refusal {
  readonly status = 429;
  override readonly headers: Record<string, string>;
  constructor(retryAfterS: number) {
    super('Too many requests.');
    this.headers = { 'retry-after': retryAfterS.toString() };
  }
}

export class HeadersTooLarge extends Refusal {
  readonly status = 431;
  constructor() {
    super('The headers of the request are too large or too many.');
  }
}

/** The server cannot take calls just now. */
export class NotReady extends Refusal {
  readonly status = 503;
  override readonly headers: Record<string, string> = { 'retry-after': '5' };
}

/** Another process takes the calls from now on: the connection is not to be used again. */
export class ServerStopping extends NotReady {
  override readonly headers = { 'retry-after': '5', connection: 'close' };
  constructor() {
    super('The server is stopping.');
  }
}

/** Anything we did not foresee: logged in full, told in three words. */
export class InternalServerError extends Refusal {
  readonly status = 500;
  constructor(override readonly cause: unknown) {
    super('Internal Server Error');
  }
}
