import type { FastifyRequest } from 'fastify';
import {
  BadRequest,
  InvalidContentType,
  NotAnObject,
  UnstorableText,
  UnsupportedMediaType,
} from '../errors';

/** Matches JSON content types, with any parameters. */
export const JSON_TYPE = /^application\/([^;]*\+)?json\s*(;|$)/i;

/** Matches any valid content type. */
const MEDIA_TYPE = /^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/;

/**
 * Treat an invalid `Content-Type` as missing.
 *
 * Fastify would reject the request, even on a route that does not read its body.
 */
export async function ignoreBadType({ headers }: FastifyRequest): Promise<void> {
  if (!MEDIA_TYPE.test(headers['content-type'] ?? '')) delete headers['content-type'];
}

/**
 * The JSON object in the body of a request. A body of `null` counts as an empty object.
 *
 * @throws UnsupportedMediaType, BadRequest when the body cannot be parsed, NotAnObject
 */
export function readJsonBody(request: FastifyRequest): Record<string, unknown> {
  const body = readJson(request) ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) throw new NotAnObject();
  return body as Record<string, unknown>;
}

/**
 * The JSON object in the body of a request for udata's oldest forms, which answer differently to another
 * content type.
 *
 * @throws InvalidContentType, BadRequest when the body cannot be parsed, NotAnObject
 */
export function readFormBody(request: FastifyRequest): Record<string, unknown> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) throw new InvalidContentType();
  return readJsonBody(request);
}

/**
 * The JSON value in the body of a request, of any type.
 *
 * @throws UnsupportedMediaType, BadRequest when the body cannot be parsed
 */
export function readJson(request: FastifyRequest): unknown {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) throw new UnsupportedMediaType();
  return parse(request.body);
}

function parse(bytes: unknown): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes as Buffer);
    if (depthOf(text) > MAX_DEPTH) throw new UnreadableBody();
    const value: unknown = JSON.parse(text);
    if (hasHalfSurrogate(text)) throw new UnstorableText();
    return value;
  } catch (error) {
    throw error instanceof UnstorableText ? error : new UnreadableBody();
  }
}

class UnreadableBody extends BadRequest {
  constructor() {
    super('The browser (or proxy) sent a request that this server could not understand.');
  }
}

/**
 * The maximum depth in MongoDB. A much deeper text can be parsed, but writing it out again would
 * overflow the stack.
 */
const MAX_DEPTH = 100;

// Both functions read the text. Walking through the parsed value took a second and more for a
// megabyte of empty arrays, during which no other call was answered.

/** The depth of nested arrays and objects. The text need not be valid JSON. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let place = 0; place < json.length; place++) {
    const character = json[place];
    if (isText) {
      if (character === '\\') place += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}

const HALF_SURROGATE =
  /\\ud[89ab][\da-f]{2}(?!\\ud[c-f][\da-f]{2})|(?<!\\ud[89ab][\da-f]{2})\\ud[c-f][\da-f]{2}/i;

/**
 * Whether a text of valid JSON has half of a surrogate pair, which would be stored as another
 * character. It can only be written as an escape.
 */
const hasHalfSurrogate = (json: string) => HALF_SURROGATE.test(json.replaceAll('\\\\', '  '));
