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
    return JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes as Buffer),
      wellFormed,
    );
  } catch (error) {
    if (error instanceof UnstorableText) throw error;
    throw new BadRequest(
      'The browser (or proxy) sent a request that this server could not understand.',
    );
  }
}

// Half of a surrogate pair would be stored as another character.
function wellFormed(key: string, value: unknown): unknown {
  const isHalf = (text: unknown) => typeof text === 'string' && /\p{Cs}/u.test(text);
  if (isHalf(key) || isHalf(value)) throw new UnstorableText();
  return value;
}
