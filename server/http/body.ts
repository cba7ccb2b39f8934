import type { FastifyRequest } from 'fastify';
import { BadRequest, NotAnObject, UnstorableText, UnsupportedMediaType } from '../errors';

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
    return JSON.parse(text, rejectHalfSurrogates);
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

/** The depth of nested arrays and objects. The text need not be valid JSON. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of json.matchAll(/[[\]{}]|"(?:[^"\\]|\\.)*"?/gs)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth -= 1;
  }
  return deepest;
}

// Half of a surrogate pair would be stored as another character.
function rejectHalfSurrogates(key: string, value: unknown): unknown {
  const isHalf = (text: unknown) => typeof text === 'string' && /\p{Cs}/u.test(text);
  if (isHalf(key) || isHalf(value)) throw new UnstorableText();
  return value;
}
