import type { IncomingHttpHeaders } from 'node:http';
import { NO_PAGE } from '../operations';

/**
 * What the instance gets of a call. Not the cookies, which would win over the key; not `Origin` nor
 * `Forwarded`, since the call is the console's own; nothing about the connection.
 */
const PASSED_ON = ['accept', 'accept-language', 'content-type', 'user-agent', 'x-fields'];
const KEY = 'x-api-key';

/**
 * What the console gets of an answer. It comes under the console's own address, so nothing that
 * acts on a whole origin may pass: cookies, `Clear-Site-Data`, `Strict-Transport-Security`.
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

/** The headers to call the instance with. */
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
  const passed: IncomingHttpHeaders = { ...NO_PAGE };
  for (const name of PASSED_BACK) {
    if (headers[name] !== undefined) passed[name] = headers[name];
  }
  return passed;
}
