import { finished } from 'node:stream';
import fastifyRateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashOfKey } from '../auth';
import { TooManyRequests } from '../errors';
import { createTurns } from './turns';

const MINUTE_MS = 60_000;
/** Size of the list of accepted keys, as large as the library's counters. The oldest are dropped. */
const MAX_CALLERS = 5_000;
/** Calls with unknown keys that may wait for their turn. */
const MAX_WAITING = 50;

interface KeyChecks {
  /** Whether the answer to a request shows that its key is valid. */
  isAccepted(request: FastifyRequest, reply: FastifyReply): boolean;
  /** Whether a key is valid, by its hash. Without this, only the answer to a request shows it. */
  isValid?(hash: string): Promise<boolean>;
}

/**
 * Limit the requests per minute in this scope for one key, or for one IP address without a key.
 *
 * Counters are in the memory of this process only.
 *
 * Requests with keys that have not been accepted yet share one counter for their IP address. So
 * someone who tries many keys does not push the counters of other callers out of memory. Beyond the
 * limit, such keys are checked one at a time: a valid one is accepted, whatever its neighbours do.
 */
export async function limitRate(
  app: FastifyInstance,
  callsPerMinute: number,
  { isAccepted, isValid }: KeyChecks,
): Promise<void> {
  /** Hashes of keys, least recently used first. */
  const accepted = new Set<string>();
  const turns = createTurns(MAX_WAITING);
  const counterKey = (request: FastifyRequest): string => {
    const address = normalizeIP(request.raw.socket.remoteAddress ?? '');
    const hash = hashIn(request);
    if (hash === undefined) return address;
    return accepted.has(hash) ? hash : `keys tried from ${address}`;
  };
  const accept = (hash: string): boolean => {
    const isNew = !accepted.delete(hash);
    accepted.add(hash);
    const [oldest = ''] = accepted;
    if (accepted.size > MAX_CALLERS) accepted.delete(oldest);
    return isNew;
  };
  await app.register(fastifyRateLimit, { global: false });
  const count = app.createRateLimit({
    max: callsPerMinute,
    timeWindow: MINUTE_MS,
    keyGenerator: counterKey,
  });

  /** Count a request. Gives the seconds to wait if it exceeds the limit. */
  const excess = async (request: FastifyRequest): Promise<number | undefined> => {
    const limit = await count(request);
    return !limit.isAllowed && limit.isExceeded ? limit.ttlInSeconds : undefined;
  };

  app.addHook('onRequest', async (request, reply) => {
    const waitS = await excess(request);
    if (waitS === undefined) return;
    const hash = hashIn(request);
    if (hash === undefined || accepted.has(hash)) throw new TooManyRequests(waitS);
    if (!(await turns.wait())) throw new TooManyRequests(waitS);
    if (isValid) {
      const isKnown = await isValid(hash).finally(() => {
        turns.end();
      });
      if (!isKnown) throw new TooManyRequests(waitS);
      accept(hash);
      const ownWaitS = await excess(request);
      if (ownWaitS !== undefined) throw new TooManyRequests(ownWaitS);
    } else {
      finished(reply.raw, () => {
        turns.end();
      });
    }
  });
  app.addHook('onSend', async (request, reply) => {
    const hash = hashIn(request);
    if (hash === undefined || !isAccepted(request, reply)) return;
    if (accept(hash)) await count(request);
  });
}

function hashIn({ headers }: FastifyRequest): string | undefined {
  const key = headers['x-api-key'];
  return typeof key === 'string' && key !== '' ? hashOfKey(key) : undefined;
}
