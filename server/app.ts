import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { activityRoutes } from './activity/routes';
import { isValidHash } from './auth';
import { consoleFiles } from './consoleFiles';
import { contactsRoutes } from './contacts/routes';
import { dataservicesRoutes } from './dataservices/routes';
import { datasetsRoutes } from './datasets/routes';
import type { Database, ReplicaReads } from './db';
import { discussionsRoutes } from './discussions/routes';
import { deleteCommentsOf, releaseDiscussion } from './discussions/write';
import { followersRoutes } from './followers/routes';
import { guardRoutes } from './http/access';
import { ignoreBadType } from './http/body';
import { cancelWithClient } from './http/callScope';
import { compressReads } from './http/compression';
import { corsFor } from './http/cors';
import type { Language } from './http/language';
import { readFromReplicas } from './http/replicas';
import { unroutedHandler } from './http/routing';
import { validateQueries } from './http/validation';
import { identiconRoutes, imageFiles } from './images/routes';
import type { ImageStorage } from './images/storage';
import { acceptForms } from './images/upload';
import { meRoutes } from './me/routes';
import { membershipsRoutes } from './memberships/routes';
import { limitRate, newServer, type Operations } from './operations';
import { describeApi } from './openapi/describe';
import { documentViewer } from './openapi/viewer';
import { organizationsRoutes } from './organizations/routes';
import { reportsRoutes } from './reports/routes';
import { NO_SPAM_RULES, type SpamRules } from './reports/spam';
import { reusesRoutes } from './reuses/routes';
import { avatarRoutes } from './users/avatar';
import { usersRoutes } from './users/routes';

export interface AppOptions {
  db: Kysely<Database>;
  images: ImageStorage;
  /** Undefined without replicas. */
  reads?: ReplicaReads;
  /** Public site for the `page` links, which are null without one. */
  siteUrl?: string;
  /** Folder of the built console. Undefined to serve only the API. */
  consoleDir?: string;
  /** Language for callers who request none. English by default. */
  defaultLanguage?: Language;
  /** Origins whose pages may send cookies, in addition to the public site. */
  origins?: readonly string[];
  /** Only administrators may create public content. */
  isReadOnly?: boolean;
  /** What is reported as spam by itself. Nothing by default. */
  spamRules?: SpamRules;
  operations?: Operations;
}

/** Far more than the longest description needs. */
const MAX_JSON_BYTES = 1024 * 1024;

/** Build the server: the users API under `/api/1/`, and the console under `/`. */
export async function buildApp({
  db,
  images,
  reads,
  siteUrl,
  consoleDir,
  defaultLanguage = 'en',
  origins = [],
  isReadOnly = false,
  spamRules = NO_SPAM_RULES,
  operations = {},
}: AppOptions): Promise<FastifyInstance> {
  const app = newServer(operations, () => db.selectFrom('users').select('id').limit(1).execute());
  app.decorate('siteUrl', siteUrl);
  app.decorate('defaultLanguage', defaultLanguage);
  app.decorate('isReadOnly', isReadOnly);
  app.decorate('spamRules', spamRules);
  validateQueries(app);
  await describeApi(app);
  if (consoleDir !== undefined) await app.register(consoleFiles, { dir: consoleDir });
  const { callsPerMinute } = operations;
  await app.register(imageScope, { images, callsPerMinute });
  const trustedOrigins = new Set([...origins, ...(siteUrl ? [new URL(siteUrl).origin] : [])]);
  await app.register(apiScope, {
    prefix: '/api',
    db,
    images,
    reads,
    callsPerMinute,
    trustedOrigins,
  });
  return app;
}

/** The images, which need no key, so that each IP address has its limit of them. */
async function imageScope(
  app: FastifyInstance,
  { images, callsPerMinute }: Pick<ApiOptions, 'images' | 'callsPerMinute'>,
): Promise<void> {
  if (callsPerMinute !== undefined) {
    await limitRate(app, callsPerMinute, {
      isAccepted: () => false,
      isValid: () => Promise.resolve(false),
    });
  }
  imageFiles(app, images);
}

interface ApiOptions extends Pick<AppOptions, 'db' | 'images' | 'reads'> {
  callsPerMinute?: number;
  trustedOrigins: ReadonlySet<string>;
}

async function apiScope(
  app: FastifyInstance,
  { db, images, reads, callsPerMinute, trustedOrigins }: ApiOptions,
): Promise<void> {
  cancelWithClient(app);
  if (reads) readFromReplicas(app, db, reads);
  app.addHook('onRequest', corsFor(trustedOrigins));
  compressReads(app);
  if (callsPerMinute !== undefined) {
    await limitRate(app, callsPerMinute, {
      isAccepted: ({ caller }) => caller !== null,
      isValid: (hash) => isValidHash(db, hash),
    });
  }
  const unrouted = unroutedHandler(app);
  app.setNotFoundHandler(unrouted);
  app.addHook('onRequest', ignoreBadType);
  // Bodies are parsed by the routes, so that an invalid key is reported before an invalid body type.
  app.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer', bodyLimit: MAX_JSON_BYTES } as const;
  app.addContentTypeParser('*', options, (_request, body, done) => {
    done(null, body);
  });
  await acceptForms(app);
  app.decorateRequest('caller', null);
  await app.register(
    async (api) => {
      guardRoutes(api, db);
      usersRoutes(api, db, images, deleteCommentsOf);
      avatarRoutes(api, db, images);
      followersRoutes(api, db);
      meRoutes(api, db, images);
      organizationsRoutes(api, db, images);
      membershipsRoutes(api, db);
      contactsRoutes(api, db);
      datasetsRoutes(api, db);
      reusesRoutes(api, db);
      dataservicesRoutes(api, db);
      activityRoutes(api, db);
      discussionsRoutes(api, db);
      reportsRoutes(api, db, releaseDiscussion);
      identiconRoutes(api);
      api.get('/swagger.json', { config: { access: 'public' }, schema: { hide: true } }, () =>
        app.swagger(),
      );
    },
    { prefix: '/1' },
  );
  await app.register(documentViewer, { prefix: '/1' });
}
