import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import { ErrorBody } from '../../src/api/contract';
import { admit } from '../auth';
import type { Database } from '../db';

/** The schema of an answer without body. */
export const NO_CONTENT = Type.Null({ description: 'Done' });

/** The name of the key in the OpenAPI document. */
export const KEY_SCHEME = 'apiKey';

const REFUSALS: Record<string, string> = {
  400: 'A value is refused',
  401: 'The key is missing or bad',
  403: 'The caller may not do this',
  404: 'There is no such object, or no such page',
};

/**
 * Put the guard that its `config.access` names before each route made later in this scope, after
 * the route's own hooks: an object that does not exist is 404 even with a bad key.
 */
export function guardRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (!access) throw new Error(`${route.url} does not say who may call it`);
    const guard = (request: FastifyRequest) => admit(db, request, access);
    route.onRequest = [route.onRequest ?? [], guard].flat();
    route.schema = {
      ...route.schema,
      security: access === 'public' ? [{}, { [KEY_SCHEME]: [] }] : [{ [KEY_SCHEME]: [] }],
      response: { ...refusals(), ...(route.schema?.response as object | undefined) },
    };
  });
}

const refusals = () =>
  Object.fromEntries(
    Object.entries(REFUSALS).map(([status, description]) => [
      status,
      { ...ErrorBody, description },
    ]),
  );
