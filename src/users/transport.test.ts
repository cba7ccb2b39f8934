import { describe, expect, it } from 'vitest';
import { ApiError, type ApiFailure, type ApiRequest } from '../api';
import { clientFrom } from '../api/clientFrom';
import { anId, aUser } from '../api/contract/builders';
import { toFailure } from '../api/errors';
import { createUsersTransport } from './transport';

const id = anId('a');

const transportWith = (result: unknown, status = 200) => {
  const calls: [string, ApiRequest | undefined][] = [];
  const transport = createUsersTransport(
    clientFrom(async (path, request) => {
      calls.push([path, request]);
      if (result instanceof Error) throw result;
      return { status, headers: new Headers(), json: result };
    }),
  );
  return { transport, calls };
};
const transportFailing = (failure: ApiFailure) => transportWith(new ApiError(failure)).transport;
const refused = (status: number, fields: Record<string, string> = {}) =>
  toFailure(status, { message: 'Not allowed', errors: fields });

describe('the requests of jobs', () => {
  it('send exactly the body of an update, without retries', async () => {
    const { transport, calls } = transportWith(aUser({ active: false }));
    const result = await transport.write(id, { kind: 'update', body: { active: false } });
    expect(result).toMatchObject({ kind: 'accepted', status: 200, values: { active: false } });
    expect(calls).toEqual([
      [
        `/users/${id}`,
        expect.objectContaining({ method: 'PUT', body: { active: false }, isRepeated: false }),
      ],
    ]);
    expect(calls[0]?.[1]?.mask).toBeUndefined();
  });

  it('do not send the options of a deletion that are false, which udata would read as true', async () => {
    const { transport, calls } = transportWith(undefined, 204);
    const body = { no_mail: true, delete_comments: false, send_legal_notice: false };
    expect(await transport.write(id, { kind: 'delete', body })).toEqual({
      kind: 'accepted',
      status: 204,
      values: null,
    });
    expect(calls[0]?.[1]).toMatchObject({ method: 'DELETE', query: { no_mail: true } });
    expect(calls[0]?.[1]?.query).not.toHaveProperty('delete_comments');
  });

  it.each<[string, ApiFailure, object]>([
    ['a refused key', refused(401), { kind: 'signed_out' }],
    ['a missing permission', refused(403), { kind: 'forbidden', reason: 'Not allowed' }],
    ['an unknown account', refused(404), { kind: 'gone' }],
    ['a deleted account', refused(410), { kind: 'gone' }],
    [
      'a refused value',
      refused(400, { website: 'Invalid URL "x"' }),
      { kind: 'refused', reason: 'website: Invalid URL "x"' },
    ],
    ['a server error', refused(500), { kind: 'lost', status: 500, isBare: false }],
    ['a bad gateway', refused(502), { kind: 'lost', status: 502, isBusy: false }],
    ['a busy server', refused(503), { kind: 'lost', status: 503, isBusy: true }],
    ['a gateway time-out', toFailure(504, null), { kind: 'lost', status: 504, isBusy: true }],
    ['read-only mode', refused(423), { kind: 'refused', status: 423 }],
    [
      'throttling',
      { kind: 'rate_limited', retryAfterMs: 1_500 },
      { kind: 'throttled', retryAfterMs: 1_500 },
    ],
    ['no response', { kind: 'unreachable' }, { kind: 'lost', status: null, isBare: true }],
    ['a time-out', { kind: 'timed_out', afterMs: 1 }, { kind: 'lost', isBare: true }],
    [
      'an HTML page of a proxy with status 200',
      { kind: 'malformed', status: 200, path: '' },
      { kind: 'lost', status: 200 },
    ],
    ['an HTML page of a proxy with status 403', toFailure(403, null), { kind: 'forbidden' }],
  ])('distinguish %s from other failures', async (_case, failure, expected) => {
    const transport = transportFailing(failure);
    expect(await transport.read(id)).toMatchObject(expected);
    expect(await transport.write(id, { kind: 'update', body: {} })).toMatchObject(expected);
  });
});
