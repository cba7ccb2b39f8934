import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import { type Access, authorize } from '../auth';
import type { Database } from '../db';
import { NotCanonicalName, Redirect, UnknownRoute } from '../errors';

declare module 'fastify' {
  interface FastifyInstance {
    isReadOnly: boolean;
  }
  interface FastifyContextConfig {
    /** Whether the route creates public content. In read-only mode, only administrators may call it. */
    isCreation?: boolean;
    /** Who may call the route. Required on every route of the API. */
    access?: Access;
    /** Look up the objects that the path parameters name, in order, before the key is checked. */
    find?: Finder | readonly Finder[];
  }
}

/** Looks up an object. May return a name for it, which redirects then use in the path. */
type Finder = (request: FastifyRequest, name: string) => Promise<unknown>;

/** The schema of a response without a body. */
export const NO_CONTENT = Type.Null();

/**
 * Apply the `config` of each route that is added to this scope afterwards. First the object must
 * exist, then the key must be valid, then the caller must have access.
 */
export function guardRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (!access) throw new Error(`${route.url} has no \`config.access\``);
    route.onRequest = async (request: FastifyRequest) => {
      await findNamed(route, request, request.params);
      const isAdminOnly = route.config?.isCreation && request.server.isReadOnly;
      await authorize(db, request, access, isAdminOnly);
    };
  });
}

/**
 * Look up the objects that a path names.
 *
 * @throws UnknownRoute when a name is empty; NotFound; Redirect, without the query, when the object
 *   has another slug
 */
export async function findNamed(
  { url, config }: Pick<RouteOptions, 'url' | 'config'>,
  request: FastifyRequest,
  parameters: unknown,
): Promise<void> {
  const pairs = Object.entries(parameters ?? {}).map(([key, name]) => [key, String(name)] as const);
  if (pairs.some(([, name]) => name === '')) throw new UnknownRoute();
  const names = Object.fromEntries(pairs);
  for (const [index, find] of [config?.find ?? []].flat().entries()) {
    const [parameter, name] = pairs[index] ?? ['', ''];
    try {
      const found = await find(request, name);
      if (typeof found === 'string') names[parameter] = found;
    } catch (error) {
      if (!(error instanceof NotCanonicalName)) throw error;
      throw new Redirect(pathOf(url, { ...names, [parameter]: error.slug }));
    }
  }
}

const pathOf = (url: string, names: Record<string, string>) =>
  url.replace(/:(\w+)/g, (_all, parameter: string) => encodeURIComponent(names[parameter] ?? ''));
