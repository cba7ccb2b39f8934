import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Scheme and host of this server, as the caller sees them. */
    readonly origin: string;
  }
}

const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/**
 * The origin from `Host` and `X-Forwarded-Proto`, as in udata. The last of several proxies counts,
 * the default port is left out, and an invalid host is replaced by `localhost`.
 */
export function originOf(this: FastifyRequest): string {
  const { host = '', 'x-forwarded-proto': schemes = '' } = this.headers;
  const isSecure = /(^|,)\s*https\s*$/i.test(String(schemes));
  const address = `${isSecure ? 'https' : 'http'}://${HOST.test(host) ? host : 'localhost'}`;
  return URL.canParse(address) ? new URL(address).origin : address;
}
