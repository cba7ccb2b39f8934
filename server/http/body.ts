import type { FastifyRequest } from 'fastify';
import { BadRequest, NotAnObject, UnstorableText, UnsupportedMediaType } from '../errors';

/** Content types that are JSON, whatever stands after them. */
export const JSON_TYPE = /^application\/([^;]*\+)?json\s*(;|$)/i;

/** Whatever can be a content type. */
const MEDIA_TYPE = /^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/;

/** Fastify refuses what is no content type, even where nobody reads the body: it counts as none. */
export async function ignoreBadType({ headers }: FastifyRequest): Promise<void> {
  if (!MEDIA_TYPE.test(headers['content-type'] ?? '')) delete headers['content-type'];
}

/**
 * The JSON object of a request; `null` counts as an empty one.
 *
 * @throws UnsupportedMediaType, BadRequest when it does not parse, NotAnObject
 */
export function readJsonBody(request: FastifyRequest): Record<string, unknown> {
  const body = readJson(request) ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) throw new NotAnObject();
  return body as Record<string, unknown>;
}

/**
 * The JSON value of a request, whatever its type.
 *
 * @throws UnsupportedMediaType, BadRequest when it does not parse
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

/** As deep as MongoDB stores; a text far deeper is parsed, and ends the stack of who writes it out. */
const MAX_DEPTH = 100;

/** How many arrays and objects stand within each other at most, whether or not the text is JSON. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [mark] of json.matchAll(/[[\]{}]|"(?:[^"\\]|\\.)*"?/gs)) {
    if (mark === '[' || mark === '{') deepest = Math.max(deepest, ++depth);
    else if (mark === ']' || mark === '}') depth -= 1;
  }
  return deepest;
}

// Half of a surrogate pair would be stored as another character.
function rejectHalfSurrogates(key: string, value: unknown): unknown {
  const isHalf = (text: unknown) => typeof text === 'string' && /\p{Cs}/u.test(text);
  if (isHalf(key) || isHalf(value)) throw new UnstorableText();
  return value;
}
