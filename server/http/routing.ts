import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { MethodNotAllowed, Redirect, UnknownRoute } from '../errors';
import { findNamed } from './access';

/** A path of the API with the methods it takes. */
interface Path {
  route: RouteOptions;
  pattern: RegExp;
  methods: Set<string>;
}

/** Path and query; proxies are told the host as well. */
const TARGET = /^(?:\w+:\/\/[^/?]*)?([^?]*)(.*)$/s;

/** What udata's documentation takes, which answers wherever nothing else does. */
const FALLBACK_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * What to say of a call that no route takes: the path with its slash, the methods of the path, or
 * that there is no such path. Knows the routes made after this call.
 */
export function unroutedCalls(app: FastifyInstance) {
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
    // udata's fallback counts among the methods of each path.
    const methods = [
      ...new Set([...found.flatMap((path) => [...path.methods]), ...FALLBACK_METHODS]),
    ];
    if (request.method === 'OPTIONS') {
      const [path] = found;
      // Where a fixed path matches as well it wins, and there is nothing to look up.
      if (path && found.length === 1) {
        await findNamed(path.route, request, path.pattern.exec(pathname)?.groups);
      }
      return reply.header('allow', methods.join(', ')).type('text/html; charset=utf-8').send('');
    }
    if (!FALLBACK_METHODS.includes(request.method)) throw new MethodNotAllowed(methods);
    throw new UnknownRoute();
  };
  // Fastify itself refuses a QUERY without a type of content, before it finds that nobody takes it.
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404 && request.method === 'QUERY') await answer(request, reply);
  });
  return answer;
}

const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
