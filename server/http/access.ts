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
    /** Creates what others see: refused in read-only mode, but to administrators. */
    isCreation?: boolean;
    /** Who may call; every route of the API says it. */
    access?: Access;
    /** Look up what the parameters of the path name, in their order, before anybody's key. */
    find?: Finder | readonly Finder[];
  }
}

/** What it returns, if a text, is the name by which a redirection calls what was found. */
type Finder = (request: FastifyRequest, name: string) => Promise<unknown>;

/** The schema of an answer without body. */
export const NO_CONTENT = Type.Null({ description: 'Done' });

/**
 * Put before each route made later in this scope what its `config` says: first the object must
 * exist, then the key be good, then the caller be allowed.
 */
export function guardRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (!access) throw new Error(`${route.url} does not say who may call it`);
    route.onRequest = async (request: FastifyRequest) => {
      await findNamed(route, request, request.params);
      const isHalted = route.config?.isCreation && request.server.isReadOnly;
      await authorize(db, request, access, isHalted);
    };
  });
}

/**
 * Look up what a path names.
 *
 * @throws UnknownRoute where a name is missing; NotFound; Redirect, without the query, when the object has another slug
 */
export async function findNamed(
  { url, config }: Pick<RouteOptions, 'url' | 'config'>,
  request: FastifyRequest,
  parameters: unknown,
): Promise<void> {
  const asked = Object.entries(parameters ?? {}).map(([key, name]) => [key, String(name)] as const);
  if (asked.some(([, name]) => name === '')) throw new UnknownRoute();
  const names = Object.fromEntries(asked);
  for (const [place, find] of [config?.find ?? []].flat().entries()) {
    const [parameter, name] = asked[place] ?? ['', ''];
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
