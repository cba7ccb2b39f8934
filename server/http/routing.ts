import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { MethodNotAllowed, Redirect, UnknownRoute } from '../errors';
import { findNamed } from './access';

/** A path of the API with its methods. */
interface Path {
  route: RouteOptions;
  pattern: RegExp;
  methods: Set<string>;
}

/** Captures the path and the query of a request target. A proxy may send the host before them. */
const TARGET = /^(?:\w+:\/\/[^/?]*)?([^?]*)(.*)$/s;

/** Methods of udata's fallback route, which serves its documentation on all other paths. */
const FALLBACK_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Make the handler for requests that match no route: a redirect to the path with its trailing slash,
 * 405 with the methods of the path, or 404. It covers the routes that are added afterwards.
 */
export function unroutedHandler(app: FastifyInstance) {
  const paths = new Map<string, Path>();
  app.addHook('onRoute', (route) => {
    const path = paths.get(route.url) ?? {
      route,
      pattern: patternOf(route.url),
      methods: new Set<string>(),
    };
    for (const method of [route.method].flat()) path.methods.add(method);
    paths.set(route.url, path);
  });

  const pathsOf = (pathname: string) =>
    [...paths.values()].filter(({ pattern }) => pattern.test(pathname));

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const [, pathname = '', search = ''] = TARGET.exec(request.url) ?? [];
    const found = pathsOf(pathname);
    if (found.length === 0 && pathsOf(`${pathname}/`).length > 0) {
      throw new Redirect(`${request.origin}${pathname}/${search}`);
    }
    // The methods of udata's fallback route are allowed on each path.
    const methods = [
      ...new Set([...found.flatMap((path) => [...path.methods]), ...FALLBACK_METHODS]),
    ];
    if (request.method === 'OPTIONS') {
      const [path] = found;
      // If a fixed path also matches, it takes precedence, and there is nothing to look up.
      if (path && found.length === 1) {
        await findNamed(path.route, request, path.pattern.exec(pathname)?.groups);
      }
      return reply.header('allow', methods.join(', ')).type('text/html; charset=utf-8').send('');
    }
    if (!FALLBACK_METHODS.includes(request.method)) throw new MethodNotAllowed(methods);
    throw new UnknownRoute();
  };
  // Fastify rejects a QUERY request without a content type before it looks for a route.
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404 && request.method === 'QUERY') await answer(request, reply);
  });
  return answer;
}

const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
