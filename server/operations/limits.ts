import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { HeadersTooLarge, PayloadTooLarge } from '../errors';

/** What one client may take of the server. */
export interface Limits {
  /** Bytes of the request line and the headers together. */
  headerBytes: number;
  headers: number;
  /** Bytes of any body; routes that read JSON take less. */
  bodyBytes: number;
  /** From the first byte of a request to the end of its headers. */
  headersMs: number;
  /** To the end of its body. */
  requestMs: number;
  /** Without a byte in either direction: a client that does not read its answer. */
  silenceMs: number;
  /** Between two requests; longer than proxies keep theirs (60 s), so that they close first. */
  keepAliveMs: number;
  /** How often the two times of a request are looked at. */
  checkMs: number;
  connections: number;
}

export const LIMITS: Limits = {
  headerBytes: 16 * 1024,
  headers: 100,
  bodyBytes: 16 * 1024 * 1024,
  headersMs: 10_000,
  requestMs: 60_000,
  silenceMs: 60_000,
  keepAliveMs: 65_000,
  checkMs: 1_000,
  connections: 1_000,
};

/** The limits that Node holds, as Fastify's options. */
export const limitOptions = (limits: Limits) => ({
  bodyLimit: limits.bodyBytes,
  connectionTimeout: limits.silenceMs,
  keepAliveTimeout: limits.keepAliveMs,
  requestTimeout: limits.requestMs,
  http: {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    connectionsCheckingInterval: limits.checkMs,
  },
  clientErrorHandler: answerUnreadable,
});

/** Hold the limits that are no options. */
export function applyLimits(
  app: FastifyInstance,
  { headers, bodyBytes, connections }: Limits,
): void {
  app.server.maxConnections = connections;
  // Node leaves out what is beyond: one more than allowed shows that there was more.
  app.server.maxHeadersCount = headers + 1;
  app.addHook('onRequest', async (request) => {
    if (request.raw.rawHeaders.length > 2 * headers) throw new HeadersTooLarge();
  });
  // Not all routes read bodies by Fastify, which looks at their length, and some read none.
  app.addHook('preParsing', async (request) => {
    if (Number(request.headers['content-length']) > bodyBytes) throw new PayloadTooLarge();
  });
}

const REFUSALS: Record<string, [status: number, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, new HeadersTooLarge().message],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The request is too large.'],
};

/** What is no whole request meets no route: it is answered here, and not logged. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const [status, message] = REFUSALS[error.code ?? ''] ?? [400, 'The request cannot be read.'];
  const body = JSON.stringify({ message });
  socket.end(
    `HTTP/1.1 ${status.toString()} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length.toString()}\r\n\r\n${body}`,
  );
}
