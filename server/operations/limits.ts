import { STATUS_CODES } from 'node:http';
import type { Server, Socket } from 'node:net';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { HeadersTooLarge, PayloadTooLarge } from '../errors';
import { NO_SCRIPTS } from './securityHeaders';

/** Limits for the requests and connections of clients. */
export interface Limits {
  /** Bytes of the request line and the headers together. */
  headerBytes: number;
  headers: number;
  /** Bytes of any body. Routes that read JSON accept less. */
  bodyBytes: number;
  /** From the first byte of a request to the end of its headers. */
  headersMs: number;
  /** From the first byte of a request to the end of its body. */
  requestMs: number;
  /** Without a byte in either direction, for clients that do not read their answer. */
  idleMs: number;
  /** Between two requests. Longer than that of front servers (60 s), so that they close first. */
  keepAliveMs: number;
  /** Interval at which `headersMs` and `requestMs` are checked. */
  checkIntervalMs: number;
  connections: number;
  /** 0 for no limit. An IPv6 address counts by its first 64 bits. */
  connectionsPerAddress: number;
}

export const LIMITS: Limits = {
  headerBytes: 16 * 1024,
  headers: 100,
  bodyBytes: 16 * 1024 * 1024,
  headersMs: 10_000,
  requestMs: 60_000,
  idleMs: 60_000,
  keepAliveMs: 65_000,
  checkIntervalMs: 1_000,
  connections: 1_000,
  connectionsPerAddress: 200,
};

/** The limits that are options of Fastify or Node. */
export const limitOptions = (limits: Limits) => ({
  bodyLimit: limits.bodyBytes,
  connectionTimeout: limits.idleMs,
  keepAliveTimeout: limits.keepAliveMs,
  requestTimeout: limits.requestMs,
  http: {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    connectionsCheckingInterval: limits.checkIntervalMs,
  },
  clientErrorHandler: answerUnreadable,
});

/** Apply the limits that are not among the options of Fastify or Node. */
export function applyLimits(
  app: FastifyInstance,
  { headers, bodyBytes, connections, connectionsPerAddress }: Limits,
): void {
  app.server.maxConnections = connections;
  if (connectionsPerAddress > 0) limitPerAddress(app.server, connectionsPerAddress);
  // Node drops headers beyond the maximum. Allowing one more shows whether there were too many.
  app.server.maxHeadersCount = headers + 1;
  app.addHook('onRequest', async (request) => {
    if (request.raw.rawHeaders.length > 2 * headers) throw new HeadersTooLarge();
  });
  // Fastify only checks the length of bodies that it reads itself, and some routes read theirs.
  app.addHook('preParsing', async (request) => {
    if (Number(request.headers['content-length']) > bodyBytes) throw new PayloadTooLarge();
  });
}

/** Close connections beyond the limit of an address as soon as they open. */
function limitPerAddress(server: Server, limit: number): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = normalizeIP(socket.remoteAddress ?? '');
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > limit) socket.destroy();
  });
}

const PARSER_ERRORS: Record<string, [status: number, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, new HeadersTooLarge().message],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The request is too large.'],
};

/** Answer a request that cannot be parsed and so reaches no route. It is not logged. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const [status, message] = PARSER_ERRORS[error.code ?? ''] ?? [400, 'The request cannot be read.'];
  const body = JSON.stringify({ message });
  const headers = {
    connection: 'close',
    'content-type': 'application/json',
    'content-length': body.length.toString(),
    ...NO_SCRIPTS,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(
    `HTTP/1.1 ${status.toString()} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`,
  );
}
