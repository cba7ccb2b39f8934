import type { IncomingHttpHeaders } from 'node:http';
import { addAbortSignal, finished, pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JSON_TYPE } from '../http/body';
import { redirectedElsewhere, toGatewayError, tooLong, unreadable } from './failures';
import type { Instance } from './instance';
import { rewriteLinks, rewriteLocation } from './links';
import type { Memory } from './memory';

/** An answer of the instance. */
export interface InstanceAnswer {
  statusCode: number;
  headers: IncomingHttpHeaders;
  stream: Readable;
}

/** The size of about 50,000 accounts. JSON is kept in memory to check it and to rewrite its links. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;

/**
 * For all answers together. Each is in memory several times for a moment, while its links are rewritten.
 */
export const MAX_TOTAL_BYTES = 2 * MAX_JSON_BYTES;

/**
 * Send an answer of the instance to the console. JSON is read completely and its links are rewritten.
 * Anything else is streamed. The status and the headers are already set.
 *
 * @param timeoutMs for reading a complete answer in JSON
 * @param memory of all answers that are being read or sent
 */
export async function sendToConsole(
  instance: Instance,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: InstanceAnswer,
  timeoutMs: number,
  memory: Memory,
): Promise<void> {
  const { stream, headers } = answer;
  const room = memory.forAnswer();
  const base = `${request.origin}/api`;
  finished(reply.raw, () => {
    stream.destroy();
    room.free();
  });
  try {
    if (reply.statusCode !== answer.statusCode) throw unreadable(instance.host);
    if (headers.location !== undefined) {
      const called = instance.origin + instance.apiPath + request.url.slice('/api'.length);
      const location = rewriteLocation(headers.location, instance, called, base);
      if (location === undefined) throw redirectedElsewhere(instance.host, headers.location);
      reply.header('location', location);
    }
    if (isEmpty(request, answer)) {
      stream.resume();
      await reply.send();
    } else if (JSON_TYPE.test(headers['content-type'] ?? '')) {
      addAbortSignal(AbortSignal.timeout(timeoutMs), stream);
      const json = await readJson(decoded(answer, instance), instance.host, room.take);
      await reply.send(Buffer.from(rewriteLinks(json, instance, base)));
    } else {
      await reply.send(decoded(answer, instance));
    }
  } catch (error) {
    stream.destroy();
    if (reply.sent) return;
    for (const name of Object.keys(reply.getHeaders())) {
      if (name in headers) reply.removeHeader(name);
    }
    await reply.send(toGatewayError(error, instance.host));
  }
}

const isEmpty = ({ method }: FastifyRequest, { statusCode }: InstanceAnswer) =>
  method === 'HEAD' || statusCode === 204 || statusCode === 304;

/** Decompress an answer. We only accept gzip. */
function decoded({ headers, stream }: InstanceAnswer, { host }: Instance): Readable {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return stream;
  if (encoding !== 'gzip') throw unreadable(host);
  return pipeline(stream, createGunzip(), () => undefined);
}

async function readJson(
  stream: Readable,
  host: string,
  take: (bytes: number) => void,
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_JSON_BYTES) throw tooLong(host);
    take(chunk.length);
    chunks.push(chunk);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    JSON.parse(text);
    return text;
  } catch {
    throw unreadable(host);
  }
}
