import fastifyRateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashOfKey } from '../auth';
import { TooManyRequests } from '../errors';

const MINUTE_MS = 60_000;
/** Size of the list of accepted keys, as large as the library's counters. The oldest are dropped. */
const MAX_CALLERS = 5_000;

/**
 * Limit the requests per minute in this scope for one key, or for one IP address without a key.
 *
 * Counters are in the memory of this process only.
 *
 * Requests with keys that have not been accepted yet share one counter for their IP address. So
 * someone who tries many keys is refused before they are looked up, and does not push the counters of
 * other callers out of memory. Keys that were accepted before are not affected.
 *
 * @param isAccepted whether the answer to a request shows that its key is valid
 */
export async function limitRate(
  app: FastifyInstance,
  callsPerMinute: number,
  isAccepted: (request: FastifyRequest, reply: FastifyReply) => boolean,
): Promise<void> {
  /** Hashes of keys, least recently used first. */
  const accepted = new Set<string>();
  const counterKey = (request: FastifyRequest): string => {
    const { remoteAddress = '' } = request.raw.socket;
    const hash = hashIn(request);
    if (hash === undefined) return normalizeIP(remoteAddress);
    return accepted.has(hash) ? hash : `keys tried from ${normalizeIP(remoteAddress)}`;
  };
  await app.register(fastifyRateLimit, { global: false });
  const count = app.createRateLimit({
    max: callsPerMinute,
    timeWindow: MINUTE_MS,
    keyGenerator: counterKey,
  });
  app.addHook('onRequest', async (request) => {
    const limit = await count(request);
    if (!limit.isAllowed && limit.isExceeded) throw new TooManyRequests(limit.ttlInSeconds);
  });
  app.addHook('onSend', async (request, reply) => {
    const hash = hashIn(request);
    if (hash === undefined || !isAccepted(request, reply)) return;
    const isNew = !accepted.delete(hash);
    accepted.add(hash);
    if (isNew) await count(request);
    const [oldest = ''] = accepted;
    if (accepted.size > MAX_CALLERS) accepted.delete(oldest);
  });
}

function hashIn({ headers }: FastifyRequest): string | undefined {
  const key = headers['x-api-key'];
  return typeof key === 'string' && key !== '' ? hashOfKey(key) : undefined;
}
