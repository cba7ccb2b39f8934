import type { FastifySchema, RouteOptions } from 'fastify';
import { refusalsOf } from './refusals';

/** The name of the key in the document. */
export const KEY_SCHEME = 'apiKey';

const DONE: Record<string, string> = {
  200: 'Done',
  201: 'Made',
  204: 'Done; there is nothing to read',
};

/** What a route declares, with what follows from it for the document alone. */
export function operationOf(route: RouteOptions, schema: FastifySchema = {}): FastifySchema {
  const access = route.config?.access;
  // Not of the API: it is hidden.
  if (access === undefined) return { ...schema, hide: true };
  const declared = (schema.response ?? {}) as Record<string, { description?: string }>;
  return {
    operationId: operationId(route),
    ...schema,
    ...(schema.querystring ? { querystring: described(schema.querystring) } : {}),
    security: access === 'public' ? [{}, { [KEY_SCHEME]: [] }] : [{ [KEY_SCHEME]: [] }],
    response: Object.fromEntries([
      ...refusalsOf(route, schema).map((status) => [status, { type: 'null' }]),
      ...Object.entries(declared).map(([status, answer]) => [
        status,
        { ...answer, 'x-response-description': answer.description ?? DONE[status] ?? 'Refused' },
      ]),
    ]),
  };
}

/** A parameter's `title` tells what it is where udata has no help text, which refusals quote. */
function described(query: unknown) {
  const { properties, ...rest } = query as {
    properties: Record<string, { title?: string; description?: string }>;
  };
  const parameters = Object.entries(properties).map(([name, { title, ...parameter }]) => [
    name,
    { description: title, ...parameter },
  ]);
  return { ...rest, properties: Object.fromEntries(parameters) };
}

/** `PUT /users/:user/` is `putUsersByUser`: unique, for a method and path are. */
const operationId = ({ method, url }: RouteOptions) =>
  String(method).toLowerCase() +
  url
    .replace(/^\/api\/1/, '')
    .split(/[/_]/)
    .map((part) => (part.startsWith(':') ? `By${capital(part.slice(1))}` : capital(part)))
    .join('');

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
