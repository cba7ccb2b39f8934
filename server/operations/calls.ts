import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** One call, answered or given up. */
export interface Call {
  method: string;
  /** The pattern of its path, so that nothing of the caller is in it; null: there is no such path. */
  route: string | null;
  /** 499: the caller left before the answer. */
  status: number;
  ms: number;
}

/** Whoever wants to know of calls. */
export interface CallObserver {
  began(): void;
  ended(call: Call): void;
}

const CLIENT_CLOSED_REQUEST = 499;

/** Tell observers of each call, and the log: a line at `info` when it is over. */
export function observeCalls(app: FastifyInstance, observers: readonly CallObserver[]): void {
  app.addHook('onRequest', (request, reply, done) => {
    const began = performance.now();
    for (const observer of observers) observer.began();
    const pending = callsOf(request.raw.socket);
    const end = () => {
      if (!pending.delete(end)) return;
      const call = {
        method: request.method,
        route: routeOf(request),
        status: reply.raw.writableFinished ? reply.statusCode : CLIENT_CLOSED_REQUEST,
        ms: Math.round(performance.now() - began),
      };
      request.log.info(call, 'call');
      for (const observer of observers) observer.ended(call);
    };
    pending.add(end);
    reply.raw.once('close', end);
    done();
  });
}

const callsOfSockets = new WeakMap<Socket, Set<() => void>>();

/**
 * How to end each call that a connection waits for. Of those it sent one behind the other, only the
 * one that is being answered hears when it closes: the others are ended here.
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

/** Each file of the console has a route: together they are one. */
function routeOf({ routeOptions: { url } }: FastifyRequest): string | null {
  if (url === undefined) return null;
  return /^\/(api\/|\w+z$)/.test(url) ? url : 'console';
}
