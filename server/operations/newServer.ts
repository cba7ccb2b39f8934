import { fastify, type FastifyInstance, LogController } from 'fastify';
import { writeAnswers } from '../http/answers';
import { originOf } from '../http/origin';
import { readTarget } from '../http/target';
import { type CallObserver, observeCalls } from './calls';
import { NO_PAGE } from './guardHeaders';
import { answerProbes, type Check, refuseWhenStopping } from './health';
import { createLifecycle, type Lifecycle } from './lifecycle';
import { applyLimits, type Limits, LIMITS, limitOptions } from './limits';
import { type LogOptions, logOptions } from './log';
import { REQUEST_ID, requestIdOf } from './requestIds';

/** How a server is run, whatever it serves. */
export interface Operations {
  /** None: no log. */
  log?: LogOptions;
  limits?: Partial<Limits>;
  lifecycle?: Lifecycle;
  /** Told of each call. */
  observers?: CallObserver[];
  /** Most calls of the API a minute for one key, or one address without a key; none: any number. */
  callsPerMinute?: number;
}

/**
 * A server without routes but its probes: with limits, request identifiers, a log, and udata's way
 * to write answers and refusals.
 *
 * @param check of what `/readyz` asks
 */
export function newServer(
  { log, limits, lifecycle = createLifecycle(), observers = [] }: Operations,
  check?: Check,
): FastifyInstance {
  const allLimits = { ...LIMITS, ...limits };
  const app = fastify({
    ...limitOptions(allLimits),
    logger: log ? logOptions(log) : false,
    // A line of our own says less: no address, no query.
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    genReqId: requestIdOf,
    rewriteUrl: ({ url = '/' }) => readTarget(url),
    routerOptions: { maxParamLength: allLimits.headerBytes },
  });
  app.decorateRequest('origin', { getter: originOf });
  writeAnswers(app);
  // Before anything that lets time pass, in which a connection may close.
  observeCalls(app, [lifecycle, ...observers]);
  app.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID, request.id);
    if (!request.url.startsWith('/api/')) reply.headers(NO_PAGE);
  });
  applyLimits(app, allLimits);
  refuseWhenStopping(app, lifecycle);
  answerProbes(app, lifecycle, check);
  return app;
}
