import { HttpError } from '../errors';

/** The instance cannot be reached, or its answer cannot be used. */
class BadGateway extends HttpError {
  readonly status = 502;
}

/** The instance takes too long. */
class GatewayTimeout extends HttpError {
  readonly status = 504;
}

/** The answers that are being read for others leave no room for this one. */
export class InstanceBusy extends HttpError {
  readonly status = 503;
  override readonly headers = { 'retry-after': '2' };
  constructor() {
    super('The server is reading other large answers just now: try again in a moment.');
  }
}

const TIMEOUTS: Record<string, string> = {
  UND_ERR_CONNECT_TIMEOUT: 'cannot be reached in time',
  ETIMEDOUT: 'cannot be reached in time',
  UND_ERR_HEADERS_TIMEOUT: 'did not answer in time; what was asked may have been done',
  UND_ERR_BODY_TIMEOUT: 'stopped in the middle of its answer',
  ABORT_ERR: 'did not finish its answer in time',
};
/** The instance closed the connection before its answer was complete. */
const CONNECTION_CLOSED = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'UND_ERR_ABORTED'];
/** Errors of the HTTP parser, of a wrong content length, and of compression. */
const UNREADABLE = /^(HTTPParserError$|UND_ERR_RES|Z_|ERR_(HTTP|INVALID|STREAM))/;
const CODE = /^([A-Z][A-Z\d_]*|HTTPParserError)$/;

/** The error to send to the console when a request to the instance failed. Only shows codes of `cause`. */
export function toGatewayError(cause: unknown, host: string): HttpError {
  const chain = [...causes(cause)];
  const known = chain.find((error) => error instanceof HttpError);
  if (known) return known;
  const codes = chain.flatMap(codeOf);
  const late = codes.map((code) => TIMEOUTS[code]).find(Boolean);
  if (late) return new GatewayTimeout(`${host} ${late}.`);
  if (codes.some((code) => UNREADABLE.test(code))) return unreadable(host);
  if (codes.some((code) => CONNECTION_CLOSED.includes(code))) {
    return new BadGateway(
      `${host} closed the connection without a whole answer; what was asked may have been done.`,
    );
  }
  const code = codes.find((each) => !each.startsWith('FST_'));
  return new BadGateway(`${host} cannot be reached${code ? ` (${code})` : ''}.`);
}

export const unreadable = (host: string) =>
  new BadGateway(`${host} gave an answer that cannot be read.`);

export const tooLong = (host: string) =>
  new BadGateway(`${host} gave an answer that is too long; ask for smaller pages.`);

export const redirectedElsewhere = (host: string, location: string) =>
  new BadGateway(
    `${host} sends this call to another address${originOf(location)}: UDATA_URL must name the one that answers.`,
  );

/** Only the origin of an address, since the rest may contain anything. */
const originOf = (location: string) =>
  URL.canParse(location) ? ` (${new URL(location).origin})` : '';

function* causes(error: unknown): Generator<Error> {
  for (let next = error; next instanceof Error; next = next.cause) yield next;
}

const codeOf = (error: Error) => {
  // Errors of the HTTP parser have a name but no code.
  const { code = error.name } = error as { code?: unknown } & Error;
  return typeof code === 'string' && CODE.test(code) ? [code] : [];
};
