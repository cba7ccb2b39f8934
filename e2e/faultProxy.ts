import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { drawFault, type Fault, type FaultRates, FAULTS, seededDraw } from './faults';
import { createWriteLog, type WriteLog } from './writeLog';

export interface FaultProxyOptions {
  /** The origin of the server. */
  target: string;
  rates?: FaultRates;
  seed?: number;
  /** Which API calls get faults and are counted. */
  scope?: 'writes' | 'all';
  retryAfterS?: number;
  slowMs?: number;
  /**
   * By default each response closes its connection. Otherwise, when a reused connection closes
   * without a response, Chromium sends the request again, whatever its method, and the page cannot
   * detect it. Benchmarks that compare times keep connections.
   */
  keepsConnections?: boolean;
}

/** A proxy on the loopback interface, which forwards requests to the server and injects faults. */
export interface FaultProxy extends Omit<WriteLog, 'record'> {
  readonly origin: string;
  /** The number of calls in scope, and of those that got each fault. */
  readonly counts: Readonly<Record<'calls' | Fault, number>>;
  setRates(rates: FaultRates): void;
  /**
   * Holds back all calls in scope after the next `calls`, until `release` closes their connections.
   * Half of those held back are carried out by the server.
   *
   * @returns resolves once a call is held back
   */
  holdAfter(calls: number): Promise<void>;
  release(): void;
  close(): Promise<void>;
}

interface ServerResponseData {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** The connection of the caller is closed without a response. */
class Dropped extends Error {}

const READ_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** Headers about one connection. The proxy has two connections, so it does not forward them. */
const CONNECTION_HEADERS = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const { target, seed = 1, scope = 'writes', retryAfterS = 1, slowMs = 1_000 } = options;
  const { keepsConnections = false } = options;
  const draw = seededDraw(seed);
  const log = createWriteLog();
  const counts = Object.fromEntries(['calls', ...FAULTS].map((name) => [name, 0])) as Record<
    'calls' | Fault,
    number
  >;
  const agent = new Agent({ keepAlive: true });
  const gate = createGate();
  let rates = options.rates ?? {};

  /** Forwards a call and returns the response. Logs a write even if its caller gets no response. */
  const forward = async (call: IncomingMessage, body: string): Promise<ServerResponseData> => {
    const { method = 'GET', url = '/' } = call;
    const isWrite = url.startsWith('/api/') && !READ_METHODS.includes(method);
    const note = (status: number | null, answer: string) => {
      if (isWrite) log.record({ method, path: pathOf(url), body, status, answer });
    };
    try {
      const answer = await sendRequest(agent, new URL(url, target), call, body);
      note(answer.status, answer.body.toString());
      return answer;
    } catch (cause) {
      note(null, '');
      throw new Dropped('The server sent no response', { cause });
    }
  };

  const forwardWithFault = async (
    call: IncomingMessage,
    body: string,
  ): Promise<ServerResponseData> => {
    counts.calls += 1;
    await gate.pass(async () => {
      if (draw() < 0.5) await forward(call, body);
    });
    const fault = drawFault(rates, draw);
    if (fault) counts[fault] += 1;
    switch (fault) {
      case 'throttled':
        return errorResponse(429);
      case 'throttled_with_retry_after':
        return errorResponse(429, { 'retry-after': retryAfterS.toString() });
      case 'error_500':
        if (draw() < 0.5) await forward(call, body);
        return errorResponse(500);
      case 'error_503':
        return errorResponse(503);
      case 'dropped_before':
        throw new Dropped();
      case 'dropped_after':
        await forward(call, body);
        throw new Dropped();
      case 'slow': {
        const answer = await forward(call, body);
        await wait(slowMs);
        return answer;
      }
      case null:
        return forward(call, body);
    }
  };

  const isInScope = ({ method = 'GET', url = '/' }: IncomingMessage) =>
    url.startsWith('/api/') && (scope === 'all' || !READ_METHODS.includes(method));

  const serve = async (call: IncomingMessage, response: ServerResponse) => {
    try {
      const body = await text(call);
      const answer = await (isInScope(call) ? forwardWithFault : forward)(call, body);
      if (!keepsConnections) response.setHeader('connection', 'close');
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } catch {
      call.socket.destroy();
    }
  };

  const sockets = new Set<Socket>();
  const server = createServer((call, response) => void serve(call, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`,
    counts,
    writes: log.writes,
    changedTwice: log.changedTwice,
    acceptedTwice: log.acceptedTwice,
    setRates(changed) {
      rates = changed;
    },
    holdAfter: gate.holdAfter,
    release: gate.release,
    async close() {
      gate.release();
      server.close();
      for (const socket of sockets) socket.destroy();
      agent.destroy();
      if (server.listening) await once(server, 'close');
    },
  };
}

/** Lets calls pass until `holdAfter` is called. Those held back are dropped on release. */
function createGate() {
  let left = Infinity;
  let onHeld: (() => void) | undefined;
  let waiting: (() => void)[] = [];
  return {
    async pass(whileHeld: () => Promise<void>): Promise<void> {
      left -= 1;
      if (left >= 0) return;
      const released = new Promise<void>((resolve) => waiting.push(resolve));
      await whileHeld();
      onHeld?.();
      await released;
      // Send no response: a caller that is still there has to find out what its request did.
      throw new Dropped();
    },
    holdAfter(calls: number): Promise<void> {
      left = calls;
      return new Promise((resolve) => {
        onHeld = resolve;
      });
    },
    release() {
      left = Infinity;
      for (const resume of waiting) resume();
      waiting = [];
    },
  };
}

async function sendRequest(
  agent: Agent,
  url: URL,
  { method, headers }: IncomingMessage,
  body: string,
): Promise<ServerResponseData> {
  // Keep the host header of the proxy, which the server uses to build URLs.
  const sent = request(url, { method, agent, headers: withoutConnection(headers) });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return {
    status: answer.statusCode ?? 0,
    headers: withoutConnection(answer.headers),
    body: Buffer.concat(chunks),
  };
}

const withoutConnection = (headers: IncomingMessage['headers']): IncomingMessage['headers'] =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.includes(name)),
  );

const pathOf = (url: string) => new URL(url, 'http://proxy').pathname;

/** An HTML page, as proxies send, not JSON as the API does. */
const errorResponse = (
  status: number,
  headers: Record<string, string> = {},
): ServerResponseData => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: Buffer.from(`<h1>${status.toString()}</h1>`),
});
