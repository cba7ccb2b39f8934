import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashOfKey } from '../auth';
import { TooManyRequests } from '../errors';

const MINUTE_MS = 60_000;
/** Callers remembered; beyond, those who called longest ago are forgotten. */
const MOST_CALLERS = 5_000;

/**
 * Refuse the calls of this scope that one key, or one address without a key, makes beyond so many a
 * minute. Counted in the memory of this process alone.
 */
export async function limitRate(app: FastifyInstance, callsPerMinute: number): Promise<void> {
  await app.register(fastifyRateLimit, { global: false, cache: MOST_CALLERS });
  const count = app.createRateLimit({
    max: callsPerMinute,
    timeWindow: MINUTE_MS,
    keyGenerator: callerOf,
  });
  app.addHook('onRequest', async (request) => {
    const limit = await count(request);
    if (!limit.isAllowed && limit.isExceeded) throw new TooManyRequests(limit.ttlInSeconds);
  });
}

/** No key stays in memory: its hash does. */
function callerOf({ headers, ip }: FastifyRequest): string {
  const key = headers['x-api-key'];
  if (typeof key !== 'string' || key === '') return ip;
  return hashOfKey(key);
}
