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
        return jobFailureOf(error);
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
        return jobFailureOf(error);
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
function jobFailureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) throw error;
  const { failure, status, message } = error;
  const lost = { kind: 'lost', reason: message, retryAfterMs: null } as const;
  switch (failure.kind) {
    case 'rate_limited':
      return { kind: 'throttled', status, retryAfterMs: failure.retryAfterMs };
    case 'unauthorized':
      return { kind: 'signed_out', status };
    case 'forbidden':
      return { kind: 'forbidden', status, reason: reasonOf(failure.fields) ?? message };
    case 'not_found':
    case 'gone':
      return { kind: 'gone', status, reason: reasonOf(failure.fields) ?? message };
    case 'read_only':
    case 'refused':
      return { kind: 'refused', status, reason: reasonOf(failure.fields) ?? message };
    case 'unreachable':
    case 'timed_out':
      return { ...lost, status: null, isBare: true, isBusy: false };
    case 'unavailable':
      return { ...lost, status, isBare: false, isBusy: true };
    case 'bad_gateway':
    case 'server_error':
    case 'malformed':
      return { ...lost, status, isBare: false, isBusy: false };
  }
}

/** Field by field, since the summary is Python's and for nobody. */
function reasonOf(fields: Record<string, string>): string | undefined {
  const reasons = Object.entries(fields).map(([field, reason]) => `${field}: ${reason}`);
  return reasons.length > 0 ? reasons.join(' ') : undefined;
}
