import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type {} from '@fastify/swagger';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // Emotion writes the styles of the components into the page.
  "style-src 'self' 'unsafe-inline'",
  // Avatars and logos stay where the platform keeps them.
  "img-src 'self' data: https: http:",
  "font-src 'self' data:",
  // The layout of the graph starts its worker from a blob.
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];
const OWN_API = "connect-src 'self'";
// config.json may name any udata, or one under test on this machine.
const ANY_API = `${OWN_API} https: http://localhost:* http://127.0.0.1:*`;

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const NOT_BUILT =
  'The console is not built: run `npm run build`, then start the server again.\n' +
  'The API answers below /api/1/.\n';

const CONFIG = 'config.json';

/** Served in place of the file they were made of, never under their own name. */
const COMPRESSED = ['**/*.br', '**/*.gz'];

interface ConsoleOptions {
  dir: string;
  /** The instance whose API is at `/api/1`, when it is not this server's own. */
  instance?: ConsoleInstance;
}

/** What the console is told of an instance, as in its config.json. */
interface ConsoleInstance {
  /** The address of its own API. */
  instance: string;
  instanceName: string;
  publicUrl: string;
}

/**
 * Serve the built console from `dir`, or say in plain text that it is not built.
 *
 * Only files that are there get a route: any other path is left to the API's "not found". A browser
 * that takes brotli or gzip gets the file that the build compressed, where there is one.
 */
export const consoleFiles: FastifyPluginCallback<ConsoleOptions> = (app, options, done) => {
  const { dir, instance } = options;
  const setHeaders = headersWith([...POLICY, instance ? OWN_API : ANY_API].join('; '));
  if (existsSync(join(dir, 'index.html'))) {
    if (instance) app.get(`/${CONFIG}`, configOf(dir, instance, setHeaders));
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

/** The console's configuration names the instance, unless the one beside the build does. */
function configOf(dir: string, instance: ConsoleInstance, setHeaders: SetHeaders) {
  const path = join(dir, CONFIG);
  const built = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : {};
  const chosen = Object.fromEntries(Object.entries(built).filter(([, value]) => value !== ''));
  const config = { ...instance, ...chosen, apiUrl: '/api/1', instance: instance.instance };
  return (_request: FastifyRequest, reply: FastifyReply) => {
    setHeaders(reply, false);
    return reply.send(config);
  };
}

type SetHeaders = (reply: FastifyReply, isHashed: boolean) => void;

/** The build puts a digest of the content in the names below `assets`, and only there. */
const headersWith =
  (policy: string): SetHeaders =>
  (reply, isHashed) => {
    reply.headers({ ...HEADERS, 'content-security-policy': policy });
    reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
