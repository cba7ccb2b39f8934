import type { FastifySchema, RouteOptions } from 'fastify';
import { REFUSALS, refusalsOf } from './refusals';

/** The name of the security scheme in the document. */
export const KEY_SCHEME = 'apiKey';

const DEFAULT_DESCRIPTIONS: Record<string, string> = {
  200: 'Success',
  201: 'Created',
  204: 'No content',
};

/** The schema of a route, completed for the document with what follows from its configuration. */
export function operationOf(route: RouteOptions, schema: FastifySchema = {}): FastifySchema {
  const access = route.config?.access;
  // Routes outside the API have no access rule, and are hidden from the document.
  if (access === undefined) return { ...schema, hide: true };
  const declared = (schema.response ?? {}) as Record<string, { description?: string }>;
  return {
    operationId: operationId(route),
    ...schema,
    ...(schema.querystring ? { querystring: withDescriptions(schema.querystring) } : {}),
    security: access === 'public' ? [{}, { [KEY_SCHEME]: [] }] : [{ [KEY_SCHEME]: [] }],
    response: Object.fromEntries([
      ...refusalsOf(route, schema).map((status) => [status, { type: 'null' }]),
      ...Object.entries(declared).map(([status, response]) => [
        status,
        {
          ...response,
          'x-response-description':
            response.description ??
            DEFAULT_DESCRIPTIONS[status] ??
            REFUSALS[Number(status)]?.description ??
            'Error',
        },
      ]),
    ]),
  };
}

/**
 * Use the `title` of a parameter as its description where it has none.
 *
 * `description` holds udata's help text, which error messages quote; some parameters have no such
 * text, and are described by `title`.
 */
function withDescriptions(query: unknown) {
  const { properties, ...rest } = query as {
    properties: Record<string, { title?: string; description?: string }>;
  };
  const parameters = Object.entries(properties).map(([name, { title, ...parameter }]) => [
    name,
    { description: title, ...parameter },
  ]);
  return { ...rest, properties: Object.fromEntries(parameters) };
}

/** `PUT /users/:user/` is `putUsersByUser`. Unique, because each method and path is. */
const operationId = ({ method, url }: RouteOptions) =>
  String(method).toLowerCase() +
  url
    .replace(/^\/api\/1/, '')
    .split(/[/_]/)
    .map((part) => (part.startsWith(':') ? `By${capital(part.slice(1))}` : capital(part)))
    .join('');

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
