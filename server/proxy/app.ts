import { pipeline, type Readable, Transform } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { consoleFiles } from '../consoleFiles';
import { PayloadTooLarge, UnknownRoute } from '../errors';
import { JSON_TYPE } from '../http/body';
import { limitRate, newServer, type Operations } from '../operations';
import { type InstanceAnswer, MAX_TOTAL_BYTES, sendToConsole } from './answer';
import { toGatewayError } from './failures';
import { headersForConsole, headersForInstance } from './headers';
import { type Instance, instanceAt } from './instance';
import { createMemory } from './memory';
import { isApiPath } from './paths';

interface ProxyOptions {
  /** Address of a udata instance, with or without the `/api/1` of its API. */
  instanceUrl: string;
  /** Folder of the built console. Undefined to serve only the API. */
  consoleDir?: string;
  operations?: Operations;
  timeouts?: Partial<typeof TIMEOUTS>;
  /** Bytes of all answers in JSON that are in memory at the same time. */
  maxAnswerBytes?: number;
}

/**
 * In milliseconds. `connect` and `answer` are shorter than the 30 s after which the console gives up,
 * so that it gets our error message first. `whole` is longer. It stops answers that never end, which
 * no console is waiting for any more.
 */
const TIMEOUTS = { connect: 5_000, answer: 25_000, whole: 60_000 };

/**
 * Build a server for the console that proxies the API of a udata instance under `/api/`.
 *
 * With both on one origin, browsers send no preflight request before each write, and the instance does
 * not need to trust the console's origin. Nothing is stored. Only requests under `/api/` are forwarded.
 */
export async function buildProxy({
  instanceUrl,
  consoleDir,
  operations = {},
  timeouts,
  maxAnswerBytes = MAX_TOTAL_BYTES,
}: ProxyOptions): Promise<FastifyInstance> {
  const instance = instanceAt(instanceUrl);
  const app = newServer(operations);
  if (consoleDir !== undefined) {
    await app.register(consoleFiles, { dir: consoleDir, instance: namesOf(instance) });
  }
  await app.register(forwardCalls, {
    prefix: '/api',
    instance,
    timeouts: { ...TIMEOUTS, ...timeouts },
    callsPerMinute: operations.callsPerMinute,
    maxAnswerBytes,
  });
  return app;
}

const namesOf = ({ origin, host, apiPath, publicUrl }: Instance) => ({
  instance: `${origin}${apiPath}/1`,
  instanceName: host,
  publicUrl,
});

interface ForwardOptions {
  instance: Instance;
  timeouts: typeof TIMEOUTS;
  callsPerMinute?: number;
  maxAnswerBytes: number;
}

async function forwardCalls(
  app: FastifyInstance,
  { instance, timeouts, callsPerMinute, maxAnswerBytes }: ForwardOptions,
): Promise<void> {
  app.addHook('onRequest', async (request) => {
    if (!isApiPath(request.url)) throw new UnknownRoute();
  });
  if (callsPerMinute !== undefined)
    await limitRate(app, callsPerMinute, { isAccepted: isKeyAccepted });
  // Fastify's own parsers read a whole body. The proxy library then adds its own, which stream bodies.
  app.removeAllContentTypeParsers();
  const { bodyLimit = Infinity } = app.initialConfig;
  app.addHook('preHandler', async (request) => {
    if (request.body) request.body = limitLength(request.body as Readable, bodyLimit);
  });
  const memory = createMemory(maxAnswerBytes);
  await app.register(httpProxy, {
    upstream: instance.origin,
    rewritePrefix: instance.apiPath,
    routes: ['/*'],
    disableRequestLogging: true,
    destroyAgent: true,
    // Never retry here: only the console decides whether a request may be repeated.
    retryMethods: [],
    undici: {
      // By default, the library accepts any certificate.
      connect: { rejectUnauthorized: true, timeout: timeouts.connect },
      headersTimeout: timeouts.answer,
      bodyTimeout: timeouts.answer,
    },
    internalRewriteLocationHeader: false,
    replyOptions: {
      rewriteRequestHeaders: ({ method }, headers) =>
        headersForInstance(method, instance.host, headers),
      rewriteHeaders: headersForConsole,
      // Cast because the library's types include HTTP/2, and its type for the answer is wrong.
      onResponse: (request, reply, answer) => {
        void sendToConsole(
          instance,
          request as FastifyRequest,
          reply as FastifyReply,
          answer as unknown as InstanceAnswer,
          timeouts.whole,
          memory,
        );
      },
      onError: (reply, { error }) => {
        // The status is invalid. `onResponse` is called next, and sends the error.
        if ((error as { code?: string }).code === 'FST_REPLY_FROM_BAD_GATEWAY') return;
        // The rest of the request's body is not read, so the connection cannot be reused.
        if (!reply.request.raw.readableEnded) reply.header('connection', 'close');
        void reply.send(toGatewayError(error, instance.host));
      },
    },
  });
}

/** Whether the answer shows that the key is valid. HTML pages do not, since they need no key. */
const isKeyAccepted = (_request: FastifyRequest, reply: FastifyReply) =>
  reply.statusCode < 300 && JSON_TYPE.test(String(reply.getHeader('content-type')));

/** Stream a body up to a limit, since its length is not always known beforehand. */
function limitLength(body: Readable, limit: number): Readable {
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
