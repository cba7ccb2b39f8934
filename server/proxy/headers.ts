import type { IncomingHttpHeaders } from 'node:http';
import { NO_SCRIPTS } from '../operations';

/**
 * Request headers that are forwarded to the instance. Others are left out: cookies, which would take
 * precedence over the key; `Origin` and `Forwarded`, since this server makes the request; headers about
 * the connection.
 */
const PASSED_ON = ['accept', 'accept-language', 'content-type', 'user-agent', 'x-fields'];
const KEY = 'x-api-key';

/**
 * Response headers that are returned to the console. The answer has the same origin as the console, so
 * headers that affect a whole origin are left out: cookies, `Clear-Site-Data`,
 * `Strict-Transport-Security`.
 */
const PASSED_BACK = [
  'allow',
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'etag',
  'last-modified',
  'retry-after',
  'www-authenticate',
];

/** The headers of the request to the instance. */
export function headersForInstance(
  method: string,
  host: string,
  headers: IncomingHttpHeaders,
): IncomingHttpHeaders {
  const passed: IncomingHttpHeaders = { host, 'accept-encoding': 'gzip' };
  const hasBody = method !== 'GET' && method !== 'HEAD';
  for (const name of [...PASSED_ON, KEY, ...(hasBody ? ['content-length'] : [])]) {
    if (headers[name] !== undefined) passed[name] = headers[name];
  }
  return passed;
}

/** The headers of the answer to the console. */
export function headersForConsole(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const passed: IncomingHttpHeaders = { ...NO_SCRIPTS };
  for (const name of PASSED_BACK) {
    if (headers[name] !== undefined) passed[name] = headers[name];
  }
  return passed;
}
