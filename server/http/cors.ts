import type { FastifyReply, FastifyRequest } from 'fastify';

/** Any other origin may call, with a key and without cookies. A preflight ends here. */
export async function cors(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin } = request.headers;
  const method = request.headers['access-control-request-method'];
  const isPreflight = request.method === 'OPTIONS' && method !== undefined;
  reply.header(
    'vary',
    isPreflight
      ? 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Cookie'
      : 'Origin, Cookie',
  );
  if (origin !== undefined) reply.header('access-control-allow-origin', '*');
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
