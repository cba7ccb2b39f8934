import http from 'node:http';
import https from 'node:https';
import { differences, type Pattern, show } from './pattern';

/**
 * A server's answer. In `text`, `body` and `location`, the address of the API is replaced by `<base>`
 * and that of the server by `<host>`.
 */
export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  /** The parsed body; undefined when there is none or it is not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

/** What a server should answer: a status, or a status with headers and a body. A header that is undefined must be missing. */
export type Expected =
  | number
  | { status: number | readonly number[]; headers?: Record<string, Pattern>; body?: Pattern };

/** An answer differs from what a claim expects. */
export class Mismatch extends Error {}

/** A body that is sent unchanged and without a content type of its own. */
class RawBody {
  readonly bytes: Buffer;
  constructor(content: string | Uint8Array) {
    this.bytes = Buffer.from(content);
  }
}

export const rawBody = (content: string | Uint8Array) => new RawBody(content);

const TIMEOUT_MS = 20_000;
const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 32 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 32 }),
};

/**
 * Calls an API, always with the same headers, and compares the answer with `expected`, if given.
 *
 * A path may start with `<base>` or `<host>`, as in answers.
 */
export class Client {
  constructor(
    private readonly nextBase: () => URL,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** A client that also sends these headers. */
  withHeaders(headers: Record<string, string>): Client {
    return new Client(this.nextBase, { ...this.headers, ...headers });
  }

  get = (path: string, expected?: Expected) => this.call('GET', path, undefined, expected);
  head = (path: string, expected?: Expected) => this.call('HEAD', path, undefined, expected);
  options = (path: string, expected?: Expected) => this.call('OPTIONS', path, undefined, expected);
  delete = (path: string, expected?: Expected) => this.call('DELETE', path, undefined, expected);
  post = (path: string, body?: unknown, expected?: Expected) =>
    this.call('POST', path, body, expected);
  put = (path: string, body?: unknown, expected?: Expected) =>
    this.call('PUT', path, body, expected);
  patch = (path: string, body?: unknown, expected?: Expected) =>
    this.call('PATCH', path, body, expected);

  /**
   * @param body undefined for none; a RawBody or FormData is sent unchanged, anything else as JSON
   * @throws Mismatch
   */
  async call(method: string, path: string, body?: unknown, expected?: Expected): Promise<Answer> {
    const base = this.nextBase();
    const { bytes, type } = await encode(body);
    const headers: Record<string, string> = {
      ...(type === undefined ? {} : { 'Content-Type': type }),
      ...this.headers,
      ...(bytes ? { 'Content-Length': bytes.length.toString() } : {}),
    };
    if (!bytes && ['POST', 'PUT', 'PATCH'].includes(method)) headers['Content-Length'] = '0';
    const answer = await send(base, method, path, headers, bytes);
    const wrong = expected === undefined ? [] : compare(expected, answer);
    if (wrong.length > 0) {
      throw new Mismatch(
        [
          `${method} ${path}`,
          ...wrong.map((line) => `  ${line}`),
          `  answer: ${shown(answer)}`,
        ].join('\n'),
      );
    }
    return answer;
  }
}

async function encode(body: unknown): Promise<{ bytes?: Buffer; type?: string }> {
  if (body === undefined) return {};
  if (body instanceof RawBody) return { bytes: body.bytes };
  if (body instanceof FormData) {
    const response = new Response(body);
    const type = response.headers.get('content-type') ?? undefined;
    return { bytes: Buffer.from(await response.arrayBuffer()), type };
  }
  return { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json' };
}

function send(
  base: URL,
  method: string,
  path: string,
  headers: Record<string, string>,
  bytes?: Buffer,
): Promise<Answer> {
  const secure = base.protocol === 'https:';
  const request = (secure ? https : http).request({
    protocol: base.protocol,
    hostname: base.hostname,
    port: base.port,
    // Sent unchanged: a URL object would correct malformed paths, which claims send on purpose.
    path: pathOn(base, path),
    method,
    headers,
    agent: agents[secure ? 'https:' : 'http:'],
    timeout: TIMEOUT_MS,
  });
  return new Promise((resolve, reject) => {
    request.on('timeout', () =>
      request.destroy(new Error(`${method} ${path}: no answer within ${TIMEOUT_MS.toString()} ms`)),
    );
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        // If a claim sends another Host than the one it calls, answers contain that one.
        const host =
          headers.Host === undefined ? base : new URL(`${base.protocol}//${headers.Host}`);
        resolve(readAnswer(response, Buffer.concat(parts).toString('utf8'), host.origin));
      });
    });
    request.end(bytes);
  });
}

const pathOn = (base: URL, path: string) =>
  path.startsWith('<base>')
    ? base.pathname + path.slice('<base>'.length)
    : path.startsWith('<host>')
      ? path.slice('<host>'.length)
      : base.pathname + path;

function readAnswer(response: http.IncomingMessage, received: string, origin: string): Answer {
  const anonymous = (text: string) =>
    text.replaceAll(`${origin}/api/1`, '<base>').replaceAll(origin, '<host>');
  const text = anonymous(received);
  const { location } = response.headers;
  return {
    status: response.statusCode ?? 0,
    headers: {
      ...response.headers,
      ...(location === undefined ? {} : { location: anonymous(location) }),
    },
    text,
    body: parse(text),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function compare(expected: Expected, answer: Answer): string[] {
  const {
    status,
    headers = {},
    body,
  } = typeof expected === 'number' ? { status: expected } : expected;
  const statuses = [status].flat();
  return [
    ...(statuses.includes(answer.status)
      ? []
      : [`status: expected ${statuses.join(' or ')}, got ${answer.status.toString()}`]),
    ...Object.entries(headers).flatMap(([name, pattern]) =>
      differences(pattern, answer.headers[name.toLowerCase()], `header ${name}`),
    ),
    ...(typeof expected === 'number' || !('body' in expected)
      ? []
      : differences(body, answer.body, 'body')),
  ];
}

const shown = ({ status, text }: Answer) => `${status.toString()} ${show(text)}`;
