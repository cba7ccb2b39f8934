import type { FastifySchema, RouteOptions } from 'fastify';
import { ErrorBody } from '../../src/api/contract';
import { isUnmasked } from '../http/mask';

interface Refusal {
  /** Name of the component in the document. */
  name: string;
  description: string;
  headers?: Record<string, string>;
  /** Media types of the body; only JSON by default. */
  types?: readonly string[];
}

const JSON_TYPE = 'application/json';
const HTML = 'text/html';

/** The responses to calls that the API does not perform, by status. */
export const REFUSALS: Record<number, Refusal> = {
  308: {
    name: 'Moved',
    description: 'The object has another URL; `Location` does not include the query string',
    headers: { Location: 'URL of the object' },
    types: [HTML],
  },
  400: {
    name: 'BadRequest',
    description: 'A parameter, the mask or a value in the body is invalid',
  },
  401: {
    name: 'Unauthorized',
    description: 'The API key is missing, unknown, revoked or expired, or its user is inactive',
    headers: { 'WWW-Authenticate': 'Always `Bearer realm="uData"`' },
  },
  403: { name: 'Forbidden', description: 'The caller is not allowed to do this' },
  404: {
    name: 'NotFound',
    description: 'The object or page does not exist; the body is HTML for callers that prefer it',
    types: [JSON_TYPE, HTML],
  },
  408: { name: 'RequestTimeout', description: 'The request took too long to arrive' },
  409: { name: 'Conflict', description: 'The state of the object does not allow this operation' },
  410: { name: 'Gone', description: 'The object is deleted, revoked or inactive' },
  413: { name: 'PayloadTooLarge', description: 'The body is too large' },
  415: { name: 'UnsupportedMediaType', description: 'The content type of the body is not JSON' },
  423: {
    name: 'Locked',
    description: 'Read-only mode: only administrators of the site can create content',
  },
  429: {
    name: 'TooManyRequests',
    description: 'Too many requests in a minute, if the server limits their rate',
    headers: { 'Retry-After': 'Number of seconds to wait' },
  },
  431: {
    name: 'HeadersTooLarge',
    description: 'The URL is too long, or the headers are too long or too many',
  },
  500: { name: 'InternalServerError', description: 'Unexpected error' },
  503: {
    name: 'ServiceUnavailable',
    description: 'The server or its database cannot handle the request for now; retry later',
    headers: { 'Retry-After': 'Number of seconds to wait' },
  },
  504: { name: 'TooSlow', description: 'The database took too long; ask for less at a time' },
};

/** Matches paths whose first parameter names an object that has a slug. */
const WITH_SLUG = /^[^:]*:(user|org|dataset|reuse|dataservice)\//;

/** The statuses with which calls may be refused, derived from the configuration of the route. */
export function refusalsOf({ url, config }: RouteOptions, schema: FastifySchema): number[] {
  const query = schema.querystring as { properties: object } | undefined;
  const takesJson = schema.body !== undefined && schema.consumes === undefined;
  const statuses: Record<number, boolean> = {
    308: config?.find !== undefined && WITH_SLUG.test(url),
    400: Boolean(query ?? schema.body ?? schema.params) || isMasked(schema),
    401: true,
    403: config?.access === 'administrator',
    404: schema.params !== undefined || (query !== undefined && 'page' in query.properties),
    408: true,
    413: schema.body !== undefined,
    415: takesJson,
    423: config?.isCreation ?? false,
    429: true,
    431: true,
    500: true,
    503: true,
    504: true,
  };
  return Object.keys(statuses)
    .map(Number)
    .filter((status) => statuses[status]);
}

/** Whether the route accepts masks, which are checked only when there is a body to mask. */
const isMasked = ({ response }: FastifySchema) =>
  Object.entries((response ?? {}) as Record<string, { type?: string }>).some(
    ([status, schema]) => Number(status) < 300 && schema.type !== 'null' && !isUnmasked(schema),
  );

/** The response components of the document, by name. */
export const refusalComponents = () =>
  Object.fromEntries(
    Object.values(REFUSALS).map(({ name, description, headers = {}, types = [JSON_TYPE] }) => [
      name,
      {
        description,
        ...(Object.keys(headers).length > 0 && {
          headers: Object.fromEntries(
            Object.entries(headers).map(([header, about]) => [
              header,
              { description: about, required: true, schema: { type: 'string' } },
            ]),
          ),
        }),
        content: Object.fromEntries(
          types.map((type) => [type, { schema: type === HTML ? { type: 'string' } : ErrorBody }]),
        ),
      },
    ]),
  );
