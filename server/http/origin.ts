import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the caller sees this server: scheme and host. */
    readonly origin: string;
  }
}

/** From `Host` and `X-Forwarded-Proto`, as in udata; what is no host there is not repeated. */
export function originOf(this: FastifyRequest): string {
  const scheme = this.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const host = this.headers.host ?? '';
  return `${scheme}://${/^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(host) ? host : 'localhost'}`;
}
