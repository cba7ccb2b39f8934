import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A request that was answered, or whose client disconnected. */
export interface Call {
  method: string;
  /** Pattern of the path, without any values from the caller. Null if no route matches. */
  route: string | null;
  /** 499 if the client disconnected before the answer. */
  status: number;
  ms: number;
}

/** Functions to call when a request starts and ends. */
export interface CallObserver {
  onStart(): void;
  onEnd(call: Call): void;
}

const CLIENT_CLOSED_REQUEST = 499;

/** Notify observers of each request, and log it at level `info` when it ends. */
export function observeCalls(app: FastifyInstance, observers: readonly CallObserver[]): void {
  app.addHook('onRequest', (request, reply, done) => {
    const startedAt = performance.now();
    for (const observer of observers) observer.onStart();
    const pending = callsOf(request.raw.socket);
    const end = () => {
      if (!pending.delete(end)) return;
      const call = {
        method: request.method,
        route: routeOf(request),
        status: reply.raw.writableFinished ? reply.statusCode : CLIENT_CLOSED_REQUEST,
        ms: Math.round(performance.now() - startedAt),
      };
      request.log.info(call, 'call');
      for (const observer of observers) observer.onEnd(call);
    };
    pending.add(end);
    reply.raw.once('close', end);
    done();
  });
}

const callsOfSockets = new WeakMap<Socket, Set<() => void>>();

/**
 * Functions that end the pending calls of a connection.
 *
 * When a connection with pipelined requests closes, only the reply that is being sent emits `close`.
 * So we end the calls that wait behind it here.
 */
function callsOf(socket: Socket): Set<() => void> {
  const known = callsOfSockets.get(socket);
  if (known) return known;
  const calls = new Set<() => void>();
  callsOfSockets.set(socket, calls);
  socket.once('close', () => {
    for (const end of calls) end();
  });
  return calls;
}

/** The route of a request. Each file of the console has a route, but they are reported as one. */
function routeOf({ routeOptions: { url } }: FastifyRequest): string | null {
  if (url === undefined) return null;
  return /^\/(api\/|\w+z$)/.test(url) ? url : 'console';
}
