import { fastify, type FastifyInstance, LogController } from 'fastify';
import { writeAnswers } from '../http/answers';
import { originOf } from '../http/origin';
import { readTarget } from '../http/target';
import { type CallObserver, observeCalls } from './calls';
import { NO_SCRIPTS } from './securityHeaders';
import { addProbes, type Check, refuseWhenStopping } from './health';
import { createLifecycle, type Lifecycle } from './lifecycle';
import { applyLimits, type Limits, LIMITS, limitOptions } from './limits';
import { type LogOptions, logOptions } from './log';
import { REQUEST_ID, requestIdOf } from './requestIds';

/** Operational settings of a server, whether it serves our API or proxies an instance. */
export interface Operations {
  /** Undefined for no log. */
  log?: LogOptions;
  limits?: Partial<Limits>;
  lifecycle?: Lifecycle;
  observers?: CallObserver[];
  /**
   * Maximum number of API requests per minute for one key, or for one IP address without a key.
   * Undefined for no limit.
   */
  callsPerMinute?: number;
}

/**
 * A server with no routes except its probes. It has limits, request identifiers and a log, and
 * writes answers and errors as udata does.
 *
 * @param check the check of `/readyz`
 */
export function newServer(
  { log, limits, lifecycle = createLifecycle(), observers = [] }: Operations,
  check?: Check,
): FastifyInstance {
  const allLimits = { ...LIMITS, ...limits };
  const app = fastify({
    ...limitOptions(allLimits),
    logger: log ? logOptions(log) : false,
    // We log requests ourselves, without addresses and queries.
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
  // First, before any asynchronous hook, during which the connection may close.
  observeCalls(app, [lifecycle, ...observers]);
  app.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID, request.id);
    // Those that are pages replace the policy.
    reply.headers(NO_SCRIPTS);
  });
  applyLimits(app, allLimits);
  refuseWhenStopping(app, lifecycle);
  addProbes(app, lifecycle, check);
  return app;
}
