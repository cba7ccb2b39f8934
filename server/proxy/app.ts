import { pipeline, type Readable, Transform } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { consoleFiles } from '../consoleFiles';
import { PayloadTooLarge, UnknownRoute } from '../errors';
import { JSON_TYPE } from '../http/body';
import { limitRate, newServer, type Operations } from '../operations';
import { type InstanceAnswer, passBack } from './answer';
import { failureOf } from './failures';
import { headersForConsole, headersForInstance } from './headers';
import { type Instance, instanceAt } from './instance';
import { isApiPath } from './paths';

export interface ProxyOptions {
  /** Address of a udata instance, with or without the `/api/1` of its API. */
  instanceUrl: string;
  /** Folder of the built console; none: the API alone. */
  consoleDir?: string;
  operations?: Operations;
  timeouts?: Partial<typeof TIMEOUTS>;
}

/**
 * In milliseconds. The console itself gives up after 30 s: it is to hear why before. An answer that
 * goes on and on is given up once no console waits for it any more.
 */
const TIMEOUTS = { connect: 5_000, answer: 25_000, whole: 60_000 };

/**
 * The console, and below `/api/` the API of a udata instance: one origin for both.
 *
 * A browser then asks for no permission before each write, and the instance needs to know nothing of
 * the console. Nothing is stored, and no call but those below `/api/` leaves this server.
 */
export async function buildProxy({
  instanceUrl,
  consoleDir,
  operations = {},
  timeouts,
}: ProxyOptions): Promise<FastifyInstance> {
  const instance = instanceAt(instanceUrl);
  const app = newServer(operations);
  if (consoleDir !== undefined) {
    await app.register(consoleFiles, { dir: consoleDir, instance: namesOf(instance) });
  }
  await app.register(passOn, {
    prefix: '/api',
    instance,
    timeouts: { ...TIMEOUTS, ...timeouts },
    callsPerMinute: operations.callsPerMinute,
  });
  return app;
}

const namesOf = ({ origin, host, apiPath, publicUrl }: Instance) => ({
  instance: `${origin}${apiPath}/1`,
  instanceName: host,
  publicUrl,
});

interface PassOnOptions {
  instance: Instance;
  timeouts: typeof TIMEOUTS;
  callsPerMinute?: number;
}

async function passOn(
  app: FastifyInstance,
  { instance, timeouts, callsPerMinute }: PassOnOptions,
): Promise<void> {
  app.addHook('onRequest', async (request) => {
    if (!isApiPath(request.url)) throw new UnknownRoute();
  });
  if (callsPerMinute !== undefined) await limitRate(app, callsPerMinute, isAnswered);
  // Fastify reads plain text by itself: the library's parsers, which read nothing, are to be the only ones.
  app.removeAllContentTypeParsers();
  const { bodyLimit = Infinity } = app.initialConfig;
  app.addHook('preHandler', async (request) => {
    if (request.body) request.body = limited(request.body as Readable, bodyLimit);
  });
  await app.register(httpProxy, {
    upstream: instance.origin,
    rewritePrefix: instance.apiPath,
    routes: ['/*'],
    disableRequestLogging: true,
    destroyAgent: true,
    // A call is made once: whether it may be repeated is for the console to say.
    retryMethods: [],
    undici: {
      // The library trusts any certificate unless it is told.
      connect: { rejectUnauthorized: true, timeout: timeouts.connect },
      headersTimeout: timeouts.answer,
      bodyTimeout: timeouts.answer,
    },
    internalRewriteLocationHeader: false,
    replyOptions: {
      rewriteRequestHeaders: ({ method }, headers) =>
        headersForInstance(method, instance.host, headers),
      rewriteHeaders: headersForConsole,
      // The library's types allow for HTTP/2, and take the answer for one of ours.
      onResponse: (request, reply, answer) => {
        void passBack(
          instance,
          request as FastifyRequest,
          reply as FastifyReply,
          answer as unknown as InstanceAnswer,
          timeouts.whole,
        );
      },
      onError: (reply, { error }) => {
        // A status that is none: the answer follows, and is refused there.
        if ((error as { code?: string }).code === 'FST_REPLY_FROM_BAD_GATEWAY') return;
        // What is still to come of the call's body is not read.
        if (!reply.request.raw.readableEnded) reply.header('connection', 'close');
        void reply.send(failureOf(error, instance.host));
      },
    },
  });
}

/** The instance answers nobody whose key is bad, but with its pages for people. */
const isAnswered = (_request: FastifyRequest, reply: FastifyReply) =>
  reply.statusCode < 300 && JSON_TYPE.test(String(reply.getHeader('content-type')));

/** A body whose length was not told is passed on as it arrives, up to the limit. */
function limited(body: Readable, limit: number): Readable {
  let length = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length > limit) done(new PayloadTooLarge());
      else done(null, chunk);
    },
  });
  return pipeline(body, counter, () => undefined);
}
