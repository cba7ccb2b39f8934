import fastifyRateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashOfKey } from '../auth';
import { TooManyRequests } from '../errors';

const MINUTE_MS = 60_000;
/** Callers remembered, as by the library; beyond, those who called longest ago are forgotten. */
const MAX_CALLERS = 5_000;

/**
 * Refuse the calls of this scope that one key, or one address without a key, makes beyond so many a
 * minute. Counted in the memory of this process alone.
 *
 * Calls with keys that were not let in yet count together for their address: whoever tries one key
 * after the other is refused before they are looked up, and pushes out nobody's counter. Keys that
 * were let in before go on from there.
 *
 * @param isAccepted whether the answer to a call tells that its key is one
 */
export async function limitRate(
  app: FastifyInstance,
  callsPerMinute: number,
  isAccepted: (request: FastifyRequest, reply: FastifyReply) => boolean,
): Promise<void> {
  /** Hashes, no keys: those used longest ago first. */
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
