import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { drawFault, type Fault, type FaultRates, FAULTS, seededDraw } from './faults';
import { createWriteLog, type WriteLog } from './writeLog';

export interface FaultProxyOptions {
  /** Origin of the server behind. */
  target: string;
  rates?: FaultRates;
  seed?: number;
  /** Which calls of the API meet faults and are counted. */
  scope?: 'writes' | 'all';
  retryAfterS?: number;
  slowMs?: number;
  /**
   * Chromium sends a request again by itself, of any method, when a connection that it had used
   * before closes without an answer: the page would never know. So each answer closes its own,
   * unless a bench compares times.
   */
  keepsConnections?: boolean;
}

/** A proxy on the loopback whose origin serves all that the server behind serves, with faults. */
export interface FaultProxy extends Omit<WriteLog, 'record'> {
  readonly origin: string;
  /** Calls in scope, and how many of them met each fault. */
  readonly counts: Readonly<Record<'calls' | Fault, number>>;
  setRates(rates: FaultRates): void;
  /**
   * Lets so many more calls in scope through, then answers none until `release`. Half of those held
   * back have been carried out by the server.
   *
   * @returns fulfilled when one is being held back
   */
  holdAfter(calls: number): Promise<void>;
  release(): void;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** The caller waits for no answer any more, or the server behind gave none. */
class Dropped extends Error {}

const READING = ['GET', 'HEAD', 'OPTIONS'];
/** They are about one connection, and there are two. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

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

  /** Passes a call on and gives the whole answer; the log knows it even when the caller never will. */
  const passOn = async (call: IncomingMessage, body: string): Promise<Answer> => {
    const { method = 'GET', url = '/' } = call;
    const isWrite = url.startsWith('/api/') && !READING.includes(method);
    const note = (status: number | null, answer: string) => {
      if (isWrite) log.record({ method, path: pathOf(url), body, status, answer });
    };
    try {
      const answer = await fetchWhole(agent, new URL(url, target), call, body);
      note(answer.status, answer.body.toString());
      return answer;
    } catch (cause) {
      note(null, '');
      throw new Dropped('The server gave no answer', { cause });
    }
  };

  const answerWithFault = async (call: IncomingMessage, body: string): Promise<Answer> => {
    counts.calls += 1;
    await gate.pass(async () => {
      if (draw() < 0.5) await passOn(call, body);
    });
    const fault = drawFault(rates, draw);
    if (fault) counts[fault] += 1;
    switch (fault) {
      case 'throttled':
        return refusal(429);
      case 'throttled_with_retry_after':
        return refusal(429, { 'retry-after': retryAfterS.toString() });
      case 'error_500':
        if (draw() < 0.5) await passOn(call, body);
        return refusal(500);
      case 'error_503':
        return refusal(503);
      case 'dropped_before':
        throw new Dropped();
      case 'dropped_after':
        await passOn(call, body);
        throw new Dropped();
      case 'slow': {
        const answer = await passOn(call, body);
        await wait(slowMs);
        return answer;
      }
      case null:
        return passOn(call, body);
    }
  };

  const isInScope = ({ method = 'GET', url = '/' }: IncomingMessage) =>
    url.startsWith('/api/') && (scope === 'all' || !READING.includes(method));

  const serve = async (call: IncomingMessage, response: ServerResponse) => {
    try {
      const body = await text(call);
      const answer = await (isInScope(call) ? answerWithFault : passOn)(call, body);
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

/** Lets callers through until it is told to hold them back; those held are dropped at last. */
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
      // Whoever waited so long is gone, or must find out what became of it.
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

async function fetchWhole(
  agent: Agent,
  url: URL,
  { method, headers }: IncomingMessage,
  body: string,
): Promise<Answer> {
  // The host stays the proxy's: the server writes addresses with it.
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
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name)));

const pathOf = (url: string) => new URL(url, 'http://proxy').pathname;

/** A proxy's own page: not the API's JSON. */
const refusal = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: Buffer.from(`<h1>${status.toString()}</h1>`),
});
