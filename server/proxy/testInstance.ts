import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that the instance received. */
export interface ReceivedCall {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Respond = (call: ReceivedCall, response: ServerResponse) => void;

/** A small HTTP server in place of a udata instance. */
export interface TestInstance {
  origin: string;
  host: string;
  calls: ReceivedCall[];
  /** Set how it answers from now on. By default it answers `{}`. */
  respond(respond: Respond): void;
  close(): Promise<void>;
}

const json: Respond = (_call, response) => {
  response.setHeader('content-type', 'application/json').end('{}');
};

export async function startTestInstance(): Promise<TestInstance> {
  const calls: ReceivedCall[] = [];
  let answer = json;
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = request;
    const call = { method, url, headers, body: await text(request) };
    calls.push(call);
    answer(call, response);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
  return {
    origin: `http://${host}`,
    host,
    calls,
    respond(respond) {
      answer = respond;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
