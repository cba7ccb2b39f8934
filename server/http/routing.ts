import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MethodNotAllowed, Redirect, UnknownRoute } from '../errors';

/** A path of the API with the methods it takes. */
interface Path {
  pattern: RegExp;
  methods: Set<string>;
}

/**
 * What to say of a call that no route takes: the path with its slash, the methods of the path, or
 * that there is no such path.
 *
 * @returns to be called once all routes are made
 */
export function unroutedCalls(app: FastifyInstance) {
  const paths = new Map<string, Path>();
  app.addHook('onRoute', ({ url, method }) => {
    const path = paths.get(url) ?? { pattern: patternOf(url), methods: new Set(['OPTIONS']) };
    for (const name of [method].flat()) path.methods.add(name);
    paths.set(url, path);
  });

  const methodsOf = (pathname: string) => {
    const methods = new Set<string>();
    for (const { pattern, methods: own } of paths.values()) {
      if (pattern.test(pathname)) for (const method of own) methods.add(method);
    }
    return [...methods];
  };

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { pathname, search } = new URL(request.url, request.origin);
    const methods = methodsOf(pathname);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (methods.length > 0) {
      // udata falls back on its documentation here, which knows no such page.
      if (isRead) throw new UnknownRoute();
      if (request.method !== 'OPTIONS') throw new MethodNotAllowed(methods);
      return reply.header('allow', methods.join(', ')).type('text/html; charset=utf-8').send('');
    }
    if (methodsOf(`${pathname}/`).length > 0) {
      throw new Redirect(`${request.origin}${pathname}/${search}`);
    }
    throw new UnknownRoute();
  };
}

const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`);
