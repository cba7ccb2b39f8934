import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance } from 'fastify';
import { JSON_TYPE } from './body';

/** Compressing shorter answers saves at most a packet or two. */
const MIN_BYTES = 2_000;

/** For the choice of the levels see docs/adr/0009-compression.md. */
const COMPRESS = {
  br: (text: string) =>
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  gzip: (text: string) => gzipSync(text, { level: 3 }),
};
type Encoding = keyof typeof COMPRESS;
const ENCODINGS = Object.keys(COMPRESS) as Encoding[];

/**
 * Compress long answers to GET and HEAD, if the caller accepts a compressed answer.
 *
 * Answers to writes are not compressed: they are short, and one of them contains the secret of a new
 * API key.
 */
export function compressReads(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    // Our JSON is ASCII only, so that the length of the text is its size in bytes.
    if (!isRead || typeof payload !== 'string' || payload.length < MIN_BYTES) return payload;
    if (!JSON_TYPE.test(String(reply.getHeader('content-type')))) return payload;
    reply.header('vary', [reply.getHeader('vary'), 'Accept-Encoding'].filter(Boolean).join(', '));
    const encoding = negotiate(request.headers['accept-encoding'] ?? '', ENCODINGS);
    if (encoding === null) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return COMPRESS[encoding as Encoding](payload);
  });
}
