import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Kysely } from 'kysely';
import { consoleFiles } from './consoleFiles';
import type { Database, ReplicaReads } from './db';
import { followersRoutes } from './followers/routes';
import { guardRoutes } from './http/access';
import { refuseBadPath, writeAnswers } from './http/answers';
import { cors } from './http/cors';
import { describeApi } from './http/openapi';
import { originOf } from './http/origin';
import { readFromReplicas } from './http/replicas';
import { unroutedCalls } from './http/routing';
import { validateQueries } from './http/validation';
import { meRoutes } from './me/routes';
import { membershipsRoutes } from './memberships/routes';
import { organizationsRoutes } from './organizations/routes';
import { reportsRoutes } from './reports/routes';
import { usersRoutes } from './users/routes';

export interface AppOptions {
  db: Kysely<Database>;
  /** Where replicas answer reads. */
  reads?: ReplicaReads;
  /** Public site that `page` links lead to; none: they are null. */
  siteUrl?: string;
  /** Folder of the built console; none: the API alone. */
  consoleDir?: string;
  logger?: FastifyServerOptions['logger'];
}

const BODY_LIMIT = 16 * 1024 * 1024;
/** A slug has 255 characters, a path before it is made a slug any number. */
const LONGEST_PARAMETER = 4_000;

/** The users API below `/api/1/`, and the console beside it. */
export async function buildApp({
  db,
  reads,
  siteUrl,
  consoleDir,
  logger = false,
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger,
    bodyLimit: BODY_LIMIT,
    frameworkErrors: refuseBadPath,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
  });
  app.decorate('siteUrl', siteUrl);
  app.decorateRequest('origin', { getter: originOf });
  writeAnswers(app);
  validateQueries(app);
  await describeApi(app);
  if (consoleDir !== undefined) await app.register(consoleFiles, { dir: consoleDir });
  await app.register(apiScope, { prefix: '/api', db, reads });
  return app;
}

async function apiScope(
  app: FastifyInstance,
  { db, reads }: Pick<AppOptions, 'db' | 'reads'>,
): Promise<void> {
  if (reads) readFromReplicas(app, db, reads);
  app.addHook('onRequest', cors);
  const unrouted = unroutedCalls(app);
  app.setNotFoundHandler(unrouted);
  // Read when a route asks for it, whatever its type: refusals by type come after those by key.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  app.decorateRequest('caller', null);
  await app.register(
    async (api) => {
      guardRoutes(api, db);
      usersRoutes(api, db);
      followersRoutes(api, db);
      meRoutes(api, db);
      organizationsRoutes(api, db);
      membershipsRoutes(api, db);
      reportsRoutes(api, db);
    },
    { prefix: '/1' },
  );
  app.get('/1/swagger.json', { schema: { hide: true } }, () => app.swagger());
}
