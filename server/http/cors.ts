import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * CORS headers: pages of trusted origins may send cookies, all others only an API key.
 *
 * @param trusted origins as browsers write them
 */
export const corsFor =
  (trusted: ReadonlySet<string>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (trusted.has(request.headers.origin ?? '')) {
      reply.header('access-control-allow-credentials', 'true');
      await answerCors(request, reply, request.headers.origin ?? '');
    } else {
      await answerCors(request, reply, '*');
    }
  };

/** Set the CORS headers. A preflight request is answered here. */
async function answerCors(
  request: FastifyRequest,
  reply: FastifyReply,
  allowed: string,
): Promise<void> {
  const { origin } = request.headers;
  const method = request.headers['access-control-request-method'];
  const isPreflight = request.method === 'OPTIONS' && method !== undefined;
  reply.header(
    'vary',
    [
      'Origin',
      ...(request.method === 'OPTIONS' ? ['Access-Control-Request-Method'] : []),
      ...(isPreflight ? ['Access-Control-Request-Headers'] : []),
      'Cookie',
    ].join(', '),
  );
  if (origin !== undefined) reply.header('access-control-allow-origin', allowed);
  if (!isPreflight) return;
  if (origin !== undefined) {
    reply.header('access-control-allow-methods', method);
    reply.header(
      'access-control-allow-headers',
      request.headers['access-control-request-headers'] ?? '',
    );
  }
  await reply.code(204).type('text/html; charset=utf-8').send();
}
