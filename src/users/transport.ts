import { type ApiClient, ApiError, type ApiRequest } from '../api';
import type { User } from '../api/contract';
import type { Failure, ReadResult, Transport, Values, Write, WriteResult } from '../jobs';
import { userValues } from './userValues';

const TIMEOUT_MS = 20_000;

/** Single requests about accounts, none of them repeated: the job keeps account of its tries. */
export const createUsersTransport = (client: ApiClient): Transport => {
  const call = (path: string, request: ApiRequest) =>
    client(path, { ...request, timeoutMs: TIMEOUT_MS, isRepeated: false });
  return {
    async read(id): Promise<ReadResult> {
      try {
        const { json } = await call(`/users/${id}`, { answer: 'user' });
        return { kind: 'found', values: userValues(json as User) };
      } catch (error) {
        return failureOf(error);
      }
    },
    async write(id, write): Promise<WriteResult> {
      try {
        const { status, json } = await call(...requestOf(id, write));
        return {
          kind: 'accepted',
          status,
          values: json === undefined ? null : userValues(json as User),
        };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
};

function requestOf(id: string, { kind, body }: Write): [string, ApiRequest] {
  switch (kind) {
    case 'update':
      return [`/users/${id}`, { method: 'PUT', body, answer: 'user' }];
    case 'delete':
      return [`/users/${id}`, { method: 'DELETE', query: wanted(body) }];
    case 'rotate_password':
      return [`/users/${id}/rotate_password`, { method: 'POST' }];
    default:
      throw new Error(`Unknown write ${kind}`);
  }
}

/** udata takes any text for yes: a choice is left out to mean no. */
const wanted = (options: Values) =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, is]) => (is === true ? [[name, true]] : [])),
  );

/** What a failed call means for a job; a programming mistake goes on as it is. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) throw error;
  const { failure } = error;
  const lost = (status: number | null, retryAfterMs: number | null = null): Failure => ({
    kind: 'lost',
    status,
    reason: error.message,
    retryAfterMs,
    isBare: status === null,
  });
  switch (failure.kind) {
    case 'rate_limited':
      return { kind: 'throttled', status: 429, retryAfterMs: failure.retryAfterMs };
    case 'unreachable':
    case 'timed_out':
      return lost(null);
    case 'malformed':
      // A page of a proxy: what it means is in its status alone.
      return byStatus(failure.status, error.message) ?? lost(failure.status);
    case 'refused':
      return byStatus(failure.status, reasonOf(failure)) ?? lost(failure.status);
  }
}

function byStatus(status: number, reason: string): Failure | undefined {
  if (status === 401) return { kind: 'signed_out', status };
  if (status === 403) return { kind: 'forbidden', status, reason };
  if (status === 404 || status === 410) return { kind: 'gone', status, reason };
  if (status >= 400 && status < 500) return { kind: 'refused', status, reason };
  return undefined;
}

/** Field by field, since the summary is Python's and for nobody. */
function reasonOf({
  message,
  fields,
}: {
  message: string;
  fields: Record<string, string>;
}): string {
  const reasons = Object.entries(fields).map(([field, reason]) => `${field}: ${reason}`);
  return reasons.length > 0 ? reasons.join(' ') : message;
}
