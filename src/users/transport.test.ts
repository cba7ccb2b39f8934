import { describe, expect, it } from 'vitest';
import { ApiError, type ApiFailure, type ApiRequest } from '../api';
import { clientFrom } from '../api/clientFrom';
import { anId, aUser } from '../api/contract/builders';
import { toFailure } from '../api/errors';
import { createUsersTransport } from './transport';

const id = anId('a');

const transportWhose = (answer: unknown, status = 200) => {
  const calls: [string, ApiRequest | undefined][] = [];
  const transport = createUsersTransport(
    clientFrom(async (path, request) => {
      calls.push([path, request]);
      if (answer instanceof Error) throw answer;
      return { status, headers: new Headers(), json: answer };
    }),
  );
  return { transport, calls };
};
const failing = (failure: ApiFailure) => transportWhose(new ApiError(failure)).transport;
const refused = (status: number, fields: Record<string, string> = {}) =>
  toFailure(status, { message: 'said the API', errors: fields });

describe('requests about accounts', () => {
  it('send exactly the body of an update, and repeat nothing by themselves', async () => {
    const { transport, calls } = transportWhose(aUser({ active: false }));
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

  it('leave out of a deletion what is not wanted: any text would mean yes', async () => {
    const { transport, calls } = transportWhose(undefined, 204);
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
    ['a missing right', refused(403), { kind: 'forbidden', reason: 'said the API' }],
    ['an unknown account', refused(404), { kind: 'gone' }],
    ['one already deleted', refused(410), { kind: 'gone' }],
    [
      'a refused value',
      refused(400, { website: 'Invalid URL "x"' }),
      { kind: 'refused', reason: 'website: Invalid URL "x"' },
    ],
    ['a fault of the server', refused(500), { kind: 'lost', status: 500, isBare: false }],
    ['a gateway’s fault', refused(502), { kind: 'lost', status: 502, isBusy: false }],
    ['a busy server', refused(503), { kind: 'lost', status: 503, isBusy: true }],
    ['a busy gateway', toFailure(504, null), { kind: 'lost', status: 504, isBusy: true }],
    ['no writes for now', refused(423), { kind: 'refused', status: 423 }],
    [
      'throttling',
      { kind: 'rate_limited', retryAfterMs: 1_500 },
      { kind: 'throttled', retryAfterMs: 1_500 },
    ],
    ['no answer', { kind: 'unreachable' }, { kind: 'lost', status: null, isBare: true }],
    ['a time-out', { kind: 'timed_out', afterMs: 1 }, { kind: 'lost', isBare: true }],
    [
      'a page of a proxy instead of an answer',
      { kind: 'malformed', status: 200, path: '' },
      { kind: 'lost', status: 200 },
    ],
    ['a page of a proxy that refuses', toFailure(403, null), { kind: 'forbidden' }],
  ])('tell %s apart', async (_case, failure, expected) => {
    const transport = failing(failure);
    expect(await transport.read(id)).toMatchObject(expected);
    expect(await transport.write(id, { kind: 'update', body: {} })).toMatchObject(expected);
  });
});
