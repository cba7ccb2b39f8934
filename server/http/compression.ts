import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
} from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance } from 'fastify';
import { JSON_TYPE } from './body';

/** Compressing shorter answers saves at most a packet or two. */
const MIN_BYTES = 2_000;
/** Longer texts are compressed by another thread. For shorter ones that would take longer. */
const MAX_SYNC_BYTES = 500_000;

/** For the choice of the levels see docs/adr/0009-compression.md. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const GZIP = { level: 3 };
const COMPRESS = {
  br: {
    atOnce: (text: string) => brotliCompressSync(text, BROTLI),
    inThread: (text: string) => promisify(brotliCompress)(text, BROTLI),
    newStream: () => createBrotliCompress(BROTLI),
  },
  gzip: {
    atOnce: (text: string) => gzipSync(text, GZIP),
    inThread: (text: string) => promisify(gzip)(text, GZIP),
    newStream: () => createGzip(GZIP),
  },
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
    const isLong =
      typeof payload === 'string' ? payload.length >= MIN_BYTES : payload instanceof Readable;
    if (!isRead || !isLong) return payload;
    if (!JSON_TYPE.test(String(reply.getHeader('content-type')))) return payload;
    reply.header('vary', [reply.getHeader('vary'), 'Accept-Encoding'].filter(Boolean).join(', '));
    const encoding = negotiate(request.headers['accept-encoding'] ?? '', ENCODINGS);
    if (encoding === null) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    const { atOnce, inThread, newStream } = COMPRESS[encoding as Encoding];
    // A failure to read closes the connection before the end of the answer.
    if (payload instanceof Readable) return pipeline(payload, newStream(), () => undefined);
    const text = String(payload);
    return text.length > MAX_SYNC_BYTES ? inThread(text) : atOnce(text);
  });
}
