import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { PayloadTooLarge, TooManyRequests } from '../errors';

const HOUR_MS = 3_600_000;
/** Bytes of reports that one reporter may send within an hour. */
const BYTES_PER_HOUR = 8 * 1024 * 1024;
/** Bytes that the shortest report counts for, since each one is a row. */
const MIN_BYTES = 1024;
/** Bytes of a report without a key. udata has no limit. */
const MAX_ANONYMOUS_BYTES = 256 * 1024;
/** Reporters that are remembered. Beyond, the oldest ones are forgotten. */
const MAX_REPORTERS = 5_000;

/**
 * Bounds what reporters can store, since anybody may report, and reports cannot be deleted.
 *
 * Accounts count by themselves. Reports without a key count by IP address, an IPv6 address by its first
 * 64 bits. The counts are in the memory of this process.
 *
 * @returns a function to call for each report before it is stored, with the account that reports, or
 *   null; it throws PayloadTooLarge or TooManyRequests
 */
export function reportAllowance(): (request: FastifyRequest, byId: string | null) => void {
  const spent = new Map<string, { bytes: number; untilMs: number }>();
  return ({ body, raw }, byId) => {
    const bytes = Math.max(MIN_BYTES, (body as Buffer).length);
    if (byId === null && bytes > MAX_ANONYMOUS_BYTES) throw new PayloadTooLarge();
    const reporter = byId ?? normalizeIP(raw.socket.remoteAddress ?? '');
    const now = Date.now();
    const known = spent.get(reporter);
    const current = known && known.untilMs > now ? known : { bytes: 0, untilMs: now + HOUR_MS };
    if (current.bytes + bytes > BYTES_PER_HOUR) {
      throw new TooManyRequests(Math.ceil((current.untilMs - now) / 1000));
    }
    spent.delete(reporter);
    spent.set(reporter, { ...current, bytes: current.bytes + bytes });
    const [oldest = ''] = spent.keys();
    if (spent.size > MAX_REPORTERS) spent.delete(oldest);
  };
}
