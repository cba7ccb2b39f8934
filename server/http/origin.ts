import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the caller sees this server: scheme and host. */
    readonly origin: string;
  }
}

const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/**
 * From `Host` and `X-Forwarded-Proto`, as in udata: of several proxies the last one counts, the
 * usual port is left out, and what is no host is not repeated.
 */
export function originOf(this: FastifyRequest): string {
  const { host = '', 'x-forwarded-proto': schemes = '' } = this.headers;
  const isSecure = /(^|,)\s*https\s*$/i.test(String(schemes));
  const address = `${isSecure ? 'https' : 'http'}://${HOST.test(host) ? host : 'localhost'}`;
  return URL.canParse(address) ? new URL(address).origin : address;
}
