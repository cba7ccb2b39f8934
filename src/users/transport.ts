import { type ApiClient, ApiError, type ApiRequest, fieldReasons, trueOnly } from '../api';
import type { User } from '../api/contract';
import type { Failure, ReadResult, Transport, Write, WriteResult } from '../jobs';
import { userValues } from './userValues';

const TIMEOUT_MS = 20_000;

/** Sends the requests of jobs. The client does not retry them: the job counts its own tries. */
export const createUsersTransport = (client: ApiClient): Transport => {
  const call = (path: string, request: ApiRequest) =>
    client(path, { ...request, timeoutMs: TIMEOUT_MS, isRepeated: false });
  return {
    async read(id): Promise<ReadResult> {
      try {
        const { json } = await call(`/users/${encodeURIComponent(id)}`, { schema: 'user' });
        return { kind: 'found', values: userValues(json as User) };
      } catch (error) {
        return toJobFailure(error);
      }
    },
    async write(id, write): Promise<WriteResult> {
      try {
        const { status, json } = await call(...toRequest(id, write));
        return {
          kind: 'accepted',
          status,
          values: json === undefined ? null : userValues(json as User),
        };
      } catch (error) {
        return toJobFailure(error);
      }
    },
  };
};

function toRequest(id: string, { kind, body }: Write): [string, ApiRequest] {
  switch (kind) {
    case 'update':
      return [`/users/${encodeURIComponent(id)}`, { method: 'PUT', body, schema: 'user' }];
    case 'delete':
      return [`/users/${encodeURIComponent(id)}`, { method: 'DELETE', query: trueOnly(body) }];
    case 'rotate_password':
      return [`/users/${encodeURIComponent(id)}/rotate_password`, { method: 'POST' }];
    default:
      throw new Error(`Unknown write ${kind}`);
  }
}

/** What a failed call means for a job. Rethrows any other error. */
function toJobFailure(error: unknown): Failure {
  if (!(error instanceof ApiError)) throw error;
  const { failure, status, message } = error;
  const lost = { kind: 'lost', reason: message, retryAfterMs: null } as const;
  switch (failure.kind) {
    case 'rate_limited':
      return { kind: 'throttled', status, retryAfterMs: failure.retryAfterMs };
    case 'unauthorized':
      return { kind: 'signed_out', status };
    case 'forbidden':
      return { kind: 'forbidden', status, reason: fieldReasons(failure.fields) ?? message };
    case 'not_found':
    case 'gone':
      return { kind: 'gone', status, reason: fieldReasons(failure.fields) ?? message };
    case 'read_only':
    case 'refused':
      return { kind: 'refused', status, reason: fieldReasons(failure.fields) ?? message };
    case 'unreachable':
    case 'timed_out':
      return { ...lost, status: null, isBare: true, isBusy: false };
    case 'unavailable':
    case 'too_slow':
      return { ...lost, status, isBare: false, isBusy: true };
    case 'bad_gateway':
    case 'server_error':
    case 'malformed':
      return { ...lost, status, isBare: false, isBusy: false };
  }
}
