import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import type { ErrorBody } from './contract';
import { ApiError, toRefusal } from './errors';
import { parseRetryAfter, retryDelayMs } from './retry';

export type Query = Record<string, string | number | boolean | undefined>;

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Keys that are undefined are left out; nothing is ever sent as an empty filter. */
  query?: Query;
  body?: unknown;
  /** Fields wanted (`X-Fields`). For reads only: on a write it would hide the reasons of a refusal. */
  mask?: string;
  /** The answer is checked against it. */
  schema?: TSchema;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** False: made once, whatever comes of it, for a caller that keeps its own account of tries. */
  isRepeated?: boolean;
}

export interface ApiResponse {
  status: number;
  headers: Headers;
  /** The parsed body; undefined when there is none. */
  json: unknown;
}

export interface ApiClientOptions {
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

/** Makes one call; `path` begins with a slash and needs no trailing one. */
export type ApiClient = (path: string, request?: ApiRequest) => Promise<ApiResponse>;

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

const parseBody = (status: number, text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ApiError({ kind: 'malformed', status, path: '' }, { cause });
  }
};

const checkBody = (status: number, json: unknown, schema: TSchema) => {
  if (Check(schema, json)) return;
  const path = Errors(schema, json)[1][0]?.instancePath ?? '';
  throw new ApiError({ kind: 'malformed', status, path });
};

/**
 * A client of one users API.
 *
 * Each call carries the key, has a time-out, and is repeated a few times when that is safe:
 * reads and partial updates after a lost answer, anything after a 429, waiting as long as
 * `Retry-After` asks. The returned function throws {@link ApiError}, or the reason of the
 * caller's `signal` once that is aborted.
 */
export const createApiClient = (options: ApiClientOptions): ApiClient => {
  const { baseUrl, getKey, getLanguage } = options;
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const { wait = waitFor, random = Math.random, now = Date.now } = options;

  const attempt = async (path: string, request: ApiRequest): Promise<ApiResponse> => {
    const { method = 'GET', body, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = request;
    const headers = new Headers({ Accept: 'application/json' });
    const key = getKey();
    if (key !== null) headers.set('X-API-KEY', key);
    if (request.mask !== undefined) headers.set('X-Fields', request.mask);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const timeout = AbortSignal.timeout(timeoutMs);

    let response: Response;
    let text: string;
    try {
      response = await send(buildUrl(baseUrl, path, { ...request.query, lang: getLanguage() }), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        // A session cookie would win over the key, and could be somebody else's.
        credentials: 'omit',
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
    if (status === 429) {
      const retryAfterMs = parseRetryAfter(response.headers.get('Retry-After'), now());
      throw new ApiError({ kind: 'rate_limited', retryAfterMs });
    }
    const json = parseBody(status, text);
    if (!response.ok) throw new ApiError(toRefusal(status, (json ?? {}) as ErrorBody));
    if (request.schema) checkBody(status, json, request.schema);
    return { status, headers: response.headers, json };
  };

  return async (path, request = {}) => {
    for (let made = 1; ; made += 1) {
      try {
        return await attempt(path, request);
      } catch (error) {
        if (!(error instanceof ApiError) || request.isRepeated === false) throw error;
        const delayMs = retryDelayMs(error.failure, request.method ?? 'GET', made, random());
        if (delayMs === null) throw error;
        await wait(delayMs, request.signal);
      }
    }
  };
};
