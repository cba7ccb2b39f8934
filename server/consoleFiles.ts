import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type {} from '@fastify/swagger';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // Emotion inserts the styles of the components into the page.
  "style-src 'self' 'unsafe-inline'",
  // Avatars and logos are loaded from the platform.
  "img-src 'self' data: https: http:",
  "font-src 'self' data:",
  // The layout of the graph starts its worker from a blob.
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const NOT_BUILT =
  'The console is not built: run `npm run build`, then start the server again.\n' +
  'The API answers below /api/1/.\n';

const CONFIG = 'config.json';

/** These have no route of their own. They are sent in place of the original file. */
const COMPRESSED = ['**/*.br', '**/*.gz'];

interface ConsoleOptions {
  dir: string;
  /** The udata instance behind `/api/1`. Undefined if this server has its own API there. */
  instance?: ConsoleInstance;
}

/** The settings of the console for a udata instance, as in its config.json. */
interface ConsoleInstance {
  /** Address of the instance's API. */
  instance: string;
  instanceName: string;
  publicUrl: string;
}

/**
 * Serve the built console from `dir`, or a plain text message if it is not built.
 *
 * Only existing files get a route. Other paths get the API's 404. If the build made a brotli or gzip
 * file and the browser accepts it, that file is served.
 */
export const consoleFiles: FastifyPluginCallback<ConsoleOptions> = (app, options, done) => {
  const { dir, instance } = options;
  const built = builtConfig(dir);
  const apiOrigins = ["'self'", ...(instance ? [] : otherOrigin(built.apiUrl))];
  const setHeaders = headersWith([...POLICY, `connect-src ${apiOrigins.join(' ')}`].join('; '));
  if (existsSync(join(dir, 'index.html'))) {
    if (instance) app.get(`/${CONFIG}`, configOf(built, instance, setHeaders));
    void app.register(fastifyStatic, {
      root: dir,
      wildcard: false,
      globIgnore: instance ? [CONFIG, ...COMPRESSED] : COMPRESSED,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => setHeaders(reply, path.startsWith(join(dir, 'assets') + sep)),
    });
  } else {
    app.get('/', { schema: { hide: true } }, (_request, reply) => {
      setHeaders(reply, false);
      void reply.code(404).type('text/plain; charset=utf-8').send(NOT_BUILT);
    });
  }
  done();
};

/** The settings in the config.json of the build. Empty if there is none, or it is not JSON. */
function builtConfig(dir: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(readFileSync(join(dir, CONFIG), 'utf8')) as object) };
  } catch {
    // The console says what is wrong with its config.json.
    return {};
  }
}

/** The origin of an API elsewhere that config.json names. */
const otherOrigin = (apiUrl: unknown): string[] =>
  typeof apiUrl === 'string' && URL.canParse(apiUrl) && /^https?:/i.test(apiUrl)
    ? [new URL(apiUrl).origin]
    : [];

/** Serve config.json with the settings for the instance. A config.json in the build overrides them. */
function configOf(
  built: Record<string, unknown>,
  instance: ConsoleInstance,
  setHeaders: SetHeaders,
) {
  const chosen = Object.fromEntries(Object.entries(built).filter(([, value]) => value !== ''));
  const config = { ...instance, ...chosen, apiUrl: '/api/1', instance: instance.instance };
  return (_request: FastifyRequest, reply: FastifyReply) => {
    setHeaders(reply, false);
    return reply.send(config);
  };
}

type SetHeaders = (reply: FastifyReply, isHashed: boolean) => void;

/** Only file names under `assets` contain a hash of the content, and may be cached for good. */
const headersWith =
  (policy: string): SetHeaders =>
  (reply, isHashed) => {
    reply.headers({ ...HEADERS, 'content-security-policy': policy });
    reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
