import type { ResponseBody, SchemaName } from './responseSchemas';
import type { ErrorBody } from './contract';
import { ApiError, toFailure } from './errors';
import { parseRetryAfter, retryDelayMs } from './retry';

export type Query = Record<string, string | number | boolean | undefined>;

export interface ApiRequest<Name extends SchemaName | undefined = SchemaName | undefined> {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Undefined and empty values are not sent. */
  query?: Query;
  /** Sent as JSON. A string must already be JSON, and is sent unchanged. */
  body?: unknown;
  /** The mask (`X-Fields`). For reads only: on a write it would hide the reasons of a refusal. */
  mask?: string;
  /** The name of the schema that the response must match, except for some rows of its lists. */
  schema?: Name;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** False: never repeated, for callers that count attempts themselves. */
  isRepeated?: boolean;
}

export interface ApiResponse<Name extends SchemaName | undefined = undefined> {
  status: number;
  headers: Headers;
  /** The parsed body. Undefined when there is none and no schema was named. */
  json: Name extends SchemaName ? ResponseBody<Name> : unknown;
  /** How many rows of the list that the body is or has were left out. See `readResponse`. */
  unreadable: number;
}

interface ApiClientOptions {
  /** Address of the API, without a trailing slash. */
  baseUrl: string;
  getKey(): string | null;
  /** Language of the API's own messages, a plain code such as `fr`. */
  getLanguage(): string;
  fetch?: typeof fetch;
  wait?(delayMs: number, signal?: AbortSignal): Promise<void>;
  random?(): number;
  now?(): number;
}

/** Makes one call. `path` begins with a slash, and needs none at the end. */
export type ApiClient = <Name extends SchemaName | undefined = undefined>(
  path: string,
  request?: ApiRequest<Name>,
) => Promise<ApiResponse<Name>>;

const DEFAULT_TIMEOUT_MS = 30_000;

const waitFor = (delayMs: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, delayMs);
    signal?.addEventListener('abort', abort, { once: true });
  });

const buildUrl = (baseUrl: string, path: string, query: Query) => {
  // udata redirects a path without its trailing slash, and a redirected preflight fails.
  const url = new URL(`${baseUrl}${path.replace(/\/*$/, '/')}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  return url;
};

/** @returns null when the body is not JSON */
const parseBody = (text: string): { json: unknown } | null => {
  if (text === '') return { json: undefined };
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

// The schemas and typebox, which checks them, are 26 kB gzipped. They load with the first response,
// so that the sign-in does not wait for them.
const loadSchemas = () => import('./responseSchemas');

/**
 * A client of one users API.
 *
 * Each call has the key and a time-out. It is repeated a few times when that is safe: reads and
 * partial updates after a lost response, and any call after a 429, once the delay in `Retry-After`
 * has passed. The returned function throws {@link ApiError}, or the reason of the caller's `signal`
 * once that is aborted.
 */
export const createApiClient = (options: ApiClientOptions): ApiClient => {
  const { baseUrl, getKey, getLanguage } = options;
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const { wait = waitFor, random = Math.random, now = Date.now } = options;

  const attempt = async (
    path: string,
    request: ApiRequest,
    key: string | null,
  ): Promise<ApiResponse<SchemaName | undefined>> => {
    const { method = 'GET', body, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = request;
    const headers = new Headers({ Accept: 'application/json' });
    if (key !== null) headers.set('X-API-KEY', key);
    if (request.mask !== undefined) headers.set('X-Fields', request.mask);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const timeout = AbortSignal.timeout(timeoutMs);

    const schemas = request.schema && loadSchemas();
    // A failure of the call itself takes precedence. This one is thrown where the response is checked.
    schemas?.catch(() => undefined);
    let response: Response;
    let text: string;
    try {
      response = await send(buildUrl(baseUrl, path, { ...request.query, lang: getLanguage() }), {
        method,
        headers,
        body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
        // A session cookie would take precedence over the key, and could be someone else's.
        credentials: 'omit',
        // A front server may let the browser keep answers. Decisions depend on them, such as whether
        // an undo may reactivate an account, so they always come from the API.
        cache: 'no-store',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      text = await response.text();
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      throw new ApiError(
        timeout.aborted ? { kind: 'timed_out', afterMs: timeoutMs } : { kind: 'unreachable' },
        { cause },
      );
    }

    const { status } = response;
    const parsed = parseBody(text);
    if (!response.ok) {
      const body = parsed && ((parsed.json ?? {}) as ErrorBody);
      const retryAfterMs = parseRetryAfter(response.headers.get('Retry-After'), now());
      throw new ApiError(toFailure(status, body, retryAfterMs));
    }
    if (!parsed) throw new ApiError({ kind: 'malformed', status, path: '' });
    const { headers: responseHeaders } = response;
    if (!request.schema || !schemas) {
      return { status, headers: responseHeaders, json: parsed.json, unreadable: 0 };
    }
    const { readResponse } = await schemas.catch((cause: unknown) => {
      throw new ApiError({ kind: 'unreachable' }, { cause });
    });
    const reading = readResponse(request.schema, parsed.json);
    if ('mismatch' in reading) {
      throw new ApiError({ kind: 'malformed', status, path: reading.mismatch });
    }
    return { status, headers: responseHeaders, ...reading };
  };

  return async (path, request = {}) => {
    const key = getKey();
    for (let made = 1; ; made += 1) {
      try {
        return await attempt(path, request, key);
      } catch (error) {
        if (!(error instanceof ApiError) || request.isRepeated === false) throw error;
        const delayMs = retryDelayMs(error.failure, request.method ?? 'GET', made, random());
        if (delayMs === null) throw error;
        await wait(delayMs, request.signal);
        // Somebody else may have signed in: a call is never repeated in their name.
        if (getKey() !== key) throw error;
      }
    }
  };
};
