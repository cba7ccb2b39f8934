import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import type { ErrorBody } from '../../src/api/contract';
import { CallAborted, isTooSlow, isUnavailable, isUnstorableText } from '../db';
import {
  ClientGone,
  HttpError,
  InternalServerError,
  PayloadTooLarge,
  PermissionDenied,
  Redirect,
  ServiceUnavailable,
  TooSlow,
  UnknownRoute,
  UnstorableText,
  UnsupportedMediaType,
} from '../errors';
import { toJson } from './json';
import { applyMask, maskHeader, maskingOf, parseMask } from './mask';

const HTML = 'text/html; charset=utf-8';

/** Write answers and errors as udata does, and apply `X-Fields` masks. */
export function writeAnswers(app: FastifyInstance): void {
  app.setSerializerCompiler(() => toJson);
  app.setReplySerializer(toJson);

  app.addHook('preSerialization', async (request, reply, answer: unknown) =>
    maskingOf(request, reply)(answer),
  );

  app.addHook('onSend', async (_request, reply) => {
    // udata sends no charset, and a content type even without a body.
    const type = reply.getHeader('content-type');
    if (type === undefined || String(type).startsWith('application/json')) {
      reply.header('content-type', 'application/json');
    }
  });

  app.setNotFoundHandler(() => {
    throw new UnknownRoute();
  });

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const httpError = toHttpError(error);
    // A client that disconnects while it sends a body is not an error of ours.
    const isDisconnect = error === request.raw.errored;
    if (httpError instanceof InternalServerError && !isDisconnect) request.log.error(error);
    // An outage of the database affects many requests, and their stacks do not help to explain it.
    if (httpError instanceof ServiceUnavailable) {
      request.log.warn({ reason: error.code ?? error.name }, 'the database does not answer');
    }
    return sendError(httpError, request, reply);
  });
}

function toHttpError(error: FastifyError): HttpError {
  if (error instanceof HttpError) return error;
  if (error.statusCode === 413) return new PayloadTooLarge();
  // The content type is not valid.
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new UnsupportedMediaType();
  // The path leads out of the folder of static files.
  if (error.code === 'FST_STATIC_FORBIDDEN_PATH') return new UnknownRoute();
  if (isUnstorableText(error)) return new UnstorableText();
  if (error instanceof CallAborted) return new ClientGone();
  if (isTooSlow(error)) return new TooSlow();
  if (isUnavailable(error)) return new ServiceUnavailable(error);
  return new InternalServerError(error);
}

function sendError(error: HttpError, request: FastifyRequest, reply: FastifyReply) {
  reply.code(error.status).headers(error.headers);
  if (error instanceof Redirect) {
    return reply.header('location', error.location).type(HTML).send(movedPage(error.location));
  }
  if (error.status === 404 && prefersHtml(request)) return reply.type(HTML).send(NOT_FOUND_PAGE);
  if (!error.isMasked) return reply.send(error.body);
  try {
    return reply.send(maskedBody(error, request));
  } catch (maskError) {
    // The mask is invalid: the caller gets that error in place of the first.
    return sendError(toHttpError(maskError as FastifyError), request, reply);
  }
}

const ERROR_SCHEMA: TSchema = {
  properties: { message: { type: 'string' }, errors: { type: 'object' } },
};

/**
 * The body of an error after the mask of the request. As in udata, it always has a message.
 *
 * @throws BadRequest for a mask that cannot be parsed, or that selects parts of the message
 */
function maskedBody(error: HttpError, request: FastifyRequest): ErrorBody {
  const header = maskHeader(request);
  if (header === undefined) return error.body;
  const message = error instanceof PermissionDenied ? error.maskedMessage : error.body.message;
  const body = { ...error.body };
  return { message, ...(applyMask(parseMask(header), ERROR_SCHEMA, body) as ErrorBody) };
}

/**
 * Whether `Accept` ranks HTML above JSON.
 *
 * The most specific range that matches a type gives its weight. With equal weights the more specific
 * range wins, then JSON. The library negotiator would decide by the order in the header instead.
 */
function prefersHtml({ headers: { accept = '' } }: FastifyRequest): boolean {
  const weights = new Map(
    accept
      .toLowerCase()
      .split(',')
      .map((range) => {
        const [, type = '', weight = '1'] = RANGE.exec(range) ?? [];
        return [type, Number(weight)] as const;
      }),
  );
  const rank = (type: string) => {
    const ranges = [type, type.replace(/[^/]+$/, '*'), '*/*'];
    const found = ranges.findIndex((range) => weights.has(range));
    return { weight: weights.get(ranges[found] ?? '') ?? 0, specificity: -found };
  };
  const [html, json] = [rank('text/html'), rank('application/json')];
  return html.weight === json.weight
    ? html.weight > 0 && html.specificity > json.specificity
    : html.weight > json.weight;
}

const RANGE = /^\s*([^;\s]+)\s*(?:;\s*q=([\d.]+)\s*)?$/;

const page = (title: string, text: string) =>
  `<!doctype html>\n<html lang="en">\n<title>${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`;

const NOT_FOUND_PAGE = page('Not found', 'There is nothing at this address.');

function movedPage(location: string): string {
  const safe = location.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0).toString()};`);
  return page('Redirecting', `The address is <a href="${safe}">${safe}</a>.`);
}
