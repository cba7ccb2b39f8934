import { describe, expect, it, vi } from 'vitest';
import { createApiClient } from './client';
import {
  aMember,
  anId,
  anOrganization,
  anOrganizationReference,
  aPage,
  aUser,
} from './contract/builders';
import { ApiError, type ApiFailure } from './errors';

type Result = Response | Error;

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

/** A client whose `fetch` gives these results, one per call, and whose retries do not wait. */
const clientWithResponses = (...results: Result[]) => {
  const fetch = vi.fn((_url: URL | RequestInfo, _init?: RequestInit) => {
    const result = results.shift();
    if (result === undefined) throw new Error('one call too many');
    return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
  });
  const wait = vi.fn((_delayMs: number) => Promise.resolve());
  const client = createApiClient({
    baseUrl: 'https://udata.example/api/1',
    getKey: () => 'udata_secret',
    getLanguage: () => 'fr',
    fetch,
    wait,
    random: () => 1,
    now: () => 0,
  });
  return { client, fetch, wait };
};

const failureOf = async (call: Promise<unknown>): Promise<ApiFailure> => {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  return (error as ApiError).failure;
};

describe('a call', () => {
  it('goes to the path with a trailing slash, with the key in a header and without cookies', async () => {
    const { client, fetch } = clientWithResponses(json(200, []));
    await client('/users/roles');
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(String(url)).toBe('https://udata.example/api/1/users/roles/?lang=fr');
    expect(new Headers(init?.headers).get('X-API-KEY')).toBe('udata_secret');
    expect(init?.credentials).toBe('omit');
  });

  it('reads from the API, never from the browser’s cache', async () => {
    const { client, fetch } = clientWithResponses(json(200, []));
    await client('/users');
    expect(fetch.mock.calls[0]?.[1]?.cache).toBe('no-store');
  });

  it('leaves out parameters that are undefined or empty', async () => {
    const { client, fetch } = clientWithResponses(json(200, []));
    await client('/users', { query: { q: '', sort: undefined, page: 2 } });
    expect(String(fetch.mock.calls[0]?.[0])).toBe(
      'https://udata.example/api/1/users/?page=2&lang=fr',
    );
  });

  it('sends a JSON body and a mask', async () => {
    const { client, fetch } = clientWithResponses(json(200, {}));
    await client('/users/1', { method: 'PUT', body: { active: false }, mask: 'id' });
    const init = fetch.mock.calls[0]?.[1];
    expect(init?.body).toBe('{"active":false}');
    expect(new Headers(init?.headers).get('Content-Type')).toBe('application/json');
    expect(new Headers(init?.headers).get('X-Fields')).toBe('id');
  });

  it('has no body after a 204', async () => {
    const { client } = clientWithResponses(new Response(null, { status: 204 }));
    expect((await client('/users/1', { method: 'DELETE' })).json).toBeUndefined();
  });

  it('accepts a response of an older release, without the newer keys', async () => {
    const { deleted: _, mail_cadence: _m, notifications_paused: _n, ...older } = aUser();
    const { client } = clientWithResponses(json(200, older));
    expect((await client('/me', { schema: 'user' })).json).toEqual(older);
  });
});

describe('a row that breaks the contract', () => {
  const broken = { ...aUser({ id: anId('b') }), since: 12 };

  it('costs that row of a page only, and the total stays', async () => {
    const page = aPage([aUser(), broken as never], { total: 41 });
    const { client } = clientWithResponses(json(200, page));
    const { json: read, unreadable } = await client('/users', { schema: 'users' });
    expect(read).toEqual({ ...page, data: [aUser()], unreadable: 1 });
    expect(unreadable).toBe(1);
  });

  it('costs that organization of an account only, in a page and alone', async () => {
    const organizations = [anOrganizationReference(), { id: anId('c') } as never];
    const member = aUser({ organizations });
    const kept = { ...member, organizations: organizations.slice(0, 1), unreadable: 1 };
    const { client } = clientWithResponses(json(200, aPage([member])), json(200, member));
    const page = await client('/users', { schema: 'users' });
    expect(page.json.data).toEqual([kept]);
    expect(page.unreadable).toBe(0);
    expect((await client('/users/a', { schema: 'user' })).json).toEqual(kept);
  });

  it('costs that member of an organization, or that entry of a bare list, only', async () => {
    const organization = anOrganization({ members: [aMember(), { role: 'admin' } as never] });
    const { client } = clientWithResponses(
      json(200, organization),
      json(200, [{ name: 'admin' }, { name: null }]),
    );
    const read = await client('/organizations/b', { schema: 'organization' });
    expect(read.json.members).toEqual([aMember()]);
    expect(read.unreadable).toBe(1);
    const roles = await client('/users/roles', { schema: 'roles' });
    expect(roles).toMatchObject({ json: [{ name: 'admin' }], unreadable: 1 });
  });

  it('does not hide a page that breaks the contract elsewhere', async () => {
    const page = { ...aPage([aUser(), broken as never]), total: 'many' };
    const { client } = clientWithResponses(json(200, page));
    expect(await failureOf(client('/users', { schema: 'users' }))).toMatchObject({
      kind: 'malformed',
    });
  });
});

describe('a failure', () => {
  it('says where a response breaks the contract', async () => {
    const { client } = clientWithResponses(json(200, { ...aUser(), slug: 12 }));
    expect(await failureOf(client('/me', { schema: 'user' }))).toEqual({
      kind: 'malformed',
      status: 200,
      path: '/slug',
    });
  });

  it('is malformed when a proxy answers HTML', async () => {
    const { client } = clientWithResponses(new Response('<html>', { status: 200 }));
    expect(await failureOf(client('/me'))).toEqual({ kind: 'malformed', status: 200, path: '' });
  });

  it.each([
    ['a text', 'Field is required', 'Field is required'],
    ['a list of texts', ['one', 'two'], 'one two'],
    ['a nested object', { 0: 'not a scope' }, 'not a scope'],
  ])('reads the reason of a field in the form of %s', async (_shape, reason, text) => {
    const { client } = clientWithResponses(json(400, { errors: { email: reason } }));
    expect(await failureOf(client('/users', { method: 'POST' }))).toMatchObject({
      kind: 'refused',
      status: 400,
      fields: { email: text },
    });
  });

  it('never contains the key', async () => {
    const { client } = clientWithResponses(json(401, { message: 'Invalid API token' }));
    const error = await client('/me').catch((reason: unknown) => reason);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('udata_secret');
  });

  it('is the reason of the caller’s signal once that is aborted', async () => {
    const controller = new AbortController();
    const { client, fetch } = clientWithResponses();
    fetch.mockImplementation((_url, init) => {
      controller.abort(new Error('left the page'));
      return Promise.reject(init?.signal?.reason as Error);
    });
    await expect(client('/me', { signal: controller.signal })).rejects.toThrow('left the page');
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

describe('repeating', () => {
  const networkError = () => new TypeError('Failed to fetch');

  it('waits for the delay in Retry-After, with any method', async () => {
    const { client, wait } = clientWithResponses(
      json(429, {}, { 'Retry-After': '2' }),
      json(201, { id: '1' }),
    );
    await client('/users', { method: 'POST', body: {} });
    expect(wait.mock.calls.map(([delayMs]) => delayMs)).toEqual([2000]);
  });

  it('repeats a read after lost responses, with longer delays each time', async () => {
    const { client, wait } = clientWithResponses(networkError(), networkError(), json(200, []));
    await client('/users/roles');
    expect(wait.mock.calls.map(([delayMs]) => delayMs)).toEqual([300, 600]);
  });

  it('stops after four attempts', async () => {
    const { client, fetch } = clientWithResponses(...Array.from({ length: 4 }, networkError));
    expect(await failureOf(client('/me'))).toEqual({ kind: 'unreachable' });
    expect(fetch).toHaveBeenCalledTimes(4);
  });

  it.each(['POST', 'DELETE'] as const)(
    'does not repeat a %s whose response was lost',
    async (method) => {
      const { client, fetch } = clientWithResponses(networkError());
      expect(await failureOf(client('/users/1', { method }))).toEqual({ kind: 'unreachable' });
      expect(fetch).toHaveBeenCalledTimes(1);
    },
  );

  it('does not repeat a call under the key of somebody else', async () => {
    const keys: (string | null)[] = [];
    let key: string | null = 'udata_ada';
    const client = createApiClient({
      baseUrl: 'https://udata.example/api/1',
      getKey: () => key,
      getLanguage: () => 'fr',
      fetch: (_url, init) => {
        keys.push(new Headers(init?.headers).get('X-API-KEY'));
        return Promise.resolve(json(429, {}, { 'Retry-After': '1' }));
      },
      wait: () => {
        key = 'udata_bob';
        return Promise.resolve();
      },
    });
    const failure = await failureOf(client('/users/1', { method: 'PUT', body: {} }));
    expect(failure.kind).toBe('rate_limited');
    expect(keys).toEqual(['udata_ada']);
  });

  it('does not repeat a refusal', async () => {
    const { client, fetch } = clientWithResponses(json(500, { message: 'Internal Server Error' }));
    expect(await failureOf(client('/me'))).toMatchObject({ kind: 'server_error', status: 500 });
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
