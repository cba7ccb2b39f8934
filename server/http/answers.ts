import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { ErrorBody } from '../../src/api/contract';
import { isUnavailable, isUnstorableText } from '../db';
import {
  InternalServerError,
  PayloadTooLarge,
  PermissionDenied,
  Redirect,
  Refusal,
  ServiceUnavailable,
  UnknownRoute,
  UnstorableText,
  UnsupportedMediaType,
} from '../errors';
import { toJson } from './json';
import { applyMask, isUnmasked, parseMask, withoutLeftOut } from './mask';

const HTML = 'text/html; charset=utf-8';

/** Write answers and refusals as udata does, masks included. */
export function writeAnswers(app: FastifyInstance): void {
  app.setSerializerCompiler(() => toJson);
  app.setReplySerializer(toJson);

  app.addHook('preSerialization', async (request, reply, answer: unknown) => {
    const schemas = request.routeOptions.schema?.response as Record<number, TSchema> | undefined;
    const schema = schemas?.[reply.statusCode];
    const header = maskHeader(request);
    if (!schema || isUnmasked(schema) || schema === ErrorBody) return answer;
    return header === undefined
      ? withoutLeftOut(schema, answer)
      : applyMask(parseMask(header), schema, answer);
  });

  app.addHook('onSend', async (_request, reply) => {
    // udata names no charset, and a type even where there is no body.
    const type = reply.getHeader('content-type');
    if (type === undefined || String(type).startsWith('application/json')) {
      reply.header('content-type', 'application/json');
    }
  });

  app.setNotFoundHandler(() => {
    throw new UnknownRoute();
  });

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error);
    // A caller who leaves in the middle of a body makes no error of ours.
    const hasLeft = error === request.raw.errored;
    if (refusal instanceof InternalServerError && !hasLeft) request.log.error(error);
    // An outage refuses many calls, and where each was in the code tells nothing of it.
    if (refusal instanceof ServiceUnavailable) {
      request.log.warn({ reason: error.code ?? error.name }, 'the database does not answer');
    }
    return sendRefusal(refusal, request, reply);
  });
}

function maskHeader(request: FastifyRequest): string | undefined {
  const header = request.headers['x-fields'];
  return typeof header === 'string' && header !== '' ? header : undefined;
}

function refusalOf(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error;
  if (error.statusCode === 413) return new PayloadTooLarge();
  // What the header says is no type at all.
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new UnsupportedMediaType();
  // A path that would leave the folder of files that are served.
  if (error.code === 'FST_STATIC_FORBIDDEN_PATH') return new UnknownRoute();
  if (isUnstorableText(error)) return new UnstorableText();
  if (isUnavailable(error)) return new ServiceUnavailable(error);
  return new InternalServerError(error);
}

function sendRefusal(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  reply.code(refusal.status).headers(refusal.headers);
  if (refusal instanceof Redirect) {
    return reply.header('location', refusal.location).type(HTML).send(movedPage(refusal.location));
  }
  if (refusal.status === 404 && prefersHtml(request)) return reply.type(HTML).send(NOT_FOUND_PAGE);
  if (!refusal.isMasked) return reply.send(refusal.body);
  try {
    return reply.send(maskedBody(refusal, request));
  } catch (error) {
    // The mask itself is refused, and that is what the caller learns.
    return sendRefusal(refusalOf(error as FastifyError), request, reply);
  }
}

const REFUSAL_SCHEMA: TSchema = {
  properties: { message: { type: 'string' }, errors: { type: 'object' } },
};

/**
 * udata keeps of a masked refusal what the mask names, and always a message.
 *
 * @throws BadRequest for a mask that does not parse, or that looks inside the message
 */
function maskedBody(refusal: Refusal, request: FastifyRequest): ErrorBody {
  const header = maskHeader(request);
  if (header === undefined) return refusal.body;
  const message =
    refusal instanceof PermissionDenied ? refusal.maskedMessage : refusal.body.message;
  const body = { ...refusal.body };
  return { message, ...(applyMask(parseMask(header), REFUSAL_SCHEMA, body) as ErrorBody) };
}

/**
 * Whether `Accept` ranks HTML above JSON. The most specific range gives a type its weight; of equal
 * weights the more specific one wins, then JSON, where negotiator would go by the order in the header.
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
  const safe = location.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0).toString()};`);
  return page('Redirecting', `The address is <a href="${safe}">${safe}</a>.`);
}
