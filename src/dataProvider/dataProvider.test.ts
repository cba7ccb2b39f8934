import { HttpError } from 'react-admin';
import { describe, expect, it, vi } from 'vitest';
import { ApiError, type ApiRequest } from '../api';
import {
  aFollow,
  aMember,
  anId,
  anOrganization,
  aPage,
  aUser,
  aUserReference,
} from '../api/contract/builders';
import { clientFrom } from '../api/clientFrom';
import { toFailure } from '../api/errors';
import { createDataProvider } from './index';

type Handler = (path: string, request: ApiRequest) => unknown;

/** A data provider whose API responds with what `handler` returns, or fails with what it throws. */
const providerOver = (handler: Handler, unreadable = 0) => {
  const calls: { path: string; request: ApiRequest }[] = [];
  const provider = createDataProvider(
    clientFrom((path, request) => {
      calls.push({ path, request });
      try {
        return Promise.resolve({
          status: 200,
          headers: new Headers(),
          json: handler(path, request),
          unreadable,
        });
      } catch (error) {
        return Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }),
  );
  return { provider, calls };
};

/** The body of a request that ra-data-simple-rest made: JSON in a string. */
const bodyOf = (call: { request: ApiRequest } | undefined) =>
  JSON.parse(String(call?.request.body)) as unknown;

const refusal = (status: number, fields: Record<string, string> = {}) =>
  new ApiError(toFailure(status, { message: 'refused', errors: fields }));

const list = {
  pagination: { page: 1, perPage: 50 },
  sort: { field: 'default', order: 'ASC' as const },
  filter: {},
};

describe('the list of accounts', () => {
  it.each([
    [{ field: 'default', order: 'ASC' as const }, undefined],
    [{ field: 'since', order: 'DESC' as const }, '-created'],
    [{ field: 'last_name', order: 'ASC' as const }, 'last_name'],
    [{ field: 'first_name', order: 'DESC' as const }, '-first_name'],
    [{ field: 'metrics.datasets', order: 'DESC' as const }, '-datasets'],
    [{ field: 'metrics.reuses', order: 'ASC' as const }, 'reuses'],
    [{ field: 'metrics.followers', order: 'DESC' as const }, '-followers'],
  ])('sends the sort %j as %j', async (sort, parameter) => {
    const { provider, calls } = providerOver(() => aPage([aUser()]));
    await provider.getList('users', { ...list, sort });
    expect(calls[0]?.request.query?.sort).toBe(parameter);
  });

  it('requests one page, with the searched words', async () => {
    const { provider, calls } = providerOver(() => aPage([aUser()], { total: 41 }));
    const answer = await provider.getList('users', {
      ...list,
      pagination: { page: 3, perPage: 20 },
      filter: { q: 'dupont' },
    });
    expect(calls[0]).toMatchObject({
      path: '/users',
      request: { query: { page: 3, page_size: 20, q: 'dupont' } },
    });
    expect(answer).toMatchObject({ total: 41, data: [{ slug: 'jeanne-dupont' }] });
  });

  it('reads the last page that has rows when the page is past the end', async () => {
    const { provider, calls } = providerOver((_path, { query }) => {
      if (Number(query?.page) > 2) throw refusal(404);
      return aPage([aUser()], { total: 30 });
    });
    const answer = await provider.getList('users', {
      ...list,
      pagination: { page: 3, perPage: 20 },
    });
    expect(calls.map(({ request }) => request.query?.page)).toEqual([3, 1, 2]);
    expect(answer.total).toBe(30);
  });

  it('has the total of the API, and the number of rows that cannot be read', async () => {
    const { provider } = providerOver(() => aPage([aUser()], { total: 41 }), 2);
    const answer = await provider.getList('users', list);
    expect(answer).toEqual({ data: [aUser()], total: 41, meta: { unreadable: 2 } });
  });

  it('refuses a sort that the API does not have', async () => {
    const { provider } = providerOver(() => aPage([]));
    await expect(
      provider.getList('users', { ...list, sort: { field: 'email', order: 'ASC' } }),
    ).rejects.toThrow('email');
  });
});

describe('accounts by id', () => {
  const malformed = (path: string) => new ApiError({ kind: 'malformed', status: 200, path });
  const readThree = (error: Error) =>
    providerOver((path) => {
      if (path.endsWith(anId('b'))) throw error;
      return aUser({ id: path.slice(-24) });
    }).provider.getMany('users', { ids: [anId('a'), anId('b'), anId('c')] });

  it('are read without one that breaks the contract, which is named', async () => {
    const { data, meta } = await readThree(malformed('/since'));
    expect(data.map(({ id }) => String(id))).toEqual([anId('a'), anId('c')]);
    expect(meta).toEqual({ unreadable: [anId('b')] });
  });

  it('are read without one that is gone', async () => {
    expect((await readThree(refusal(410))).meta).toEqual({ unreadable: [] });
  });

  it('fail when an answer is not of the API', async () => {
    await expect(readThree(malformed(''))).rejects.toThrow('vigie.failure.malformed');
  });
});

describe('an account', () => {
  it('is updated with the changed fields only, and without a mask', async () => {
    const { provider, calls } = providerOver(() => aUser());
    const previousData = aUser({ about: null });
    await provider.update('users', {
      id: previousData.id,
      data: { ...previousData, about: '', last_name: 'Durand', slug: 'ignored' },
      previousData,
    });
    expect(calls[0]).toMatchObject({
      path: `/users/${previousData.id}`,
      request: { method: 'PUT' },
    });
    expect(bodyOf(calls[0])).toEqual({ last_name: 'Durand' });
    expect(calls[0]?.request.mask).toBeUndefined();
  });

  it('is deactivated with the field `active` only', async () => {
    const { provider, calls } = providerOver(() => aUser({ active: false }));
    const id = anId('a');
    await provider.update('users', { id, data: { active: false }, previousData: { id } });
    expect(bodyOf(calls[0])).toEqual({ active: false });
  });

  it('is updated with null for a cleared text', async () => {
    const { provider, calls } = providerOver(() => aUser());
    const previousData = aUser({ website: 'https://example.org' });
    await provider.update('users', {
      id: previousData.id,
      data: { ...previousData, website: '' },
      previousData,
    });
    expect(bodyOf(calls[0])).toEqual({ website: null });
  });

  it('is created, then has its password rotated so that udata can tell it from others', async () => {
    const { provider, calls } = providerOver(() => aUser());
    await provider.create('users', { data: { first_name: 'Jeanne', id: 'ignored', active: true } });
    expect(calls.map(({ path, request }) => [request.method, path])).toEqual([
      ['POST', '/users'],
      ['POST', `/users/${anId('a')}/rotate_password`],
    ]);
    expect(bodyOf(calls[0])).toEqual({ first_name: 'Jeanne', active: true });
  });

  it('counts as created when only the rotation fails', async () => {
    const { provider } = providerOver((path) => {
      if (path.endsWith('rotate_password')) throw refusal(500);
      return aUser();
    });
    await expect(provider.create('users', { data: {} })).resolves.toMatchObject({
      data: { id: anId('a') },
    });
  });

  it('is deleted with only the chosen options', async () => {
    const { provider, calls } = providerOver(() => undefined);
    await provider.delete('users', {
      id: anId('a'),
      previousData: aUser(),
      meta: { no_mail: true, delete_comments: false },
    });
    expect(calls[0]).toMatchObject({
      path: `/users/${anId('a')}`,
      request: { method: 'DELETE', query: { no_mail: true } },
    });
    expect(calls[0]?.request.query).not.toHaveProperty('delete_comments');
  });

  it('that the API refuses has the reason of each field in its error', async () => {
    const { provider } = providerOver(() => {
      throw refusal(400, { email: 'Invalid email address' });
    });
    const error: unknown = await provider
      .update('users', { id: 'a', data: { email: 'x' }, previousData: {} })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({
      status: 400,
      body: { errors: { email: 'Invalid email address' } },
    });
  });
});

describe('many accounts', () => {
  it('are updated a few at a time, each with an outcome', async () => {
    let inFlight = 0;
    let most = 0;
    const provider = createDataProvider(
      clientFrom(async () => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        await new Promise((resolve) => setImmediate(resolve));
        inFlight -= 1;
        return { status: 200, headers: new Headers(), json: aUser({ active: false }) };
      }),
    );
    const ids = Array.from({ length: 40 }, (_, index) => String(index));
    const answer = await provider.updateMany('users', { ids, data: { active: false } });
    expect(most).toBeLessThanOrEqual(6);
    expect(answer).toMatchObject({ data: ids });
    expect((answer as unknown as { outcomes: unknown[] }).outcomes).toHaveLength(40);
  });

  it('each have an outcome when one is refused', async () => {
    const { provider } = providerOver((path) => {
      if (path === '/users/b') throw refusal(400, { website: 'Invalid URL' });
      return aUser();
    });
    const error: unknown = await provider
      .deleteMany('users', { ids: ['a', 'b', 'c'] })
      .catch((reason: unknown) => reason);
    expect(
      (error as { outcomes: { id: string; status: string }[] }).outcomes.map(({ id, status }) => [
        id,
        status,
      ]),
    ).toEqual([
      ['a', 'done'],
      ['b', 'failed'],
      ['c', 'done'],
    ]);
  });

  it('are read one by one, without deleted ones', async () => {
    const { provider } = providerOver((path) => {
      if (path === `/users/${anId('b')}`) throw refusal(404);
      return aUser({ id: path.split('/')[2] });
    });
    const { data } = await provider.getMany('users', { ids: [anId('a'), anId('b'), anId('c')] });
    expect(data.map(({ id }) => id as string)).toEqual([anId('a'), anId('c')]);
  });

  it('are no longer read once the key is refused', async () => {
    const read = vi.fn(() => {
      throw refusal(401);
    });
    const { provider } = providerOver(read);
    const ids = Array.from({ length: 100 }, (_, index) => String(index));
    await expect(provider.getMany('users', { ids })).rejects.toMatchObject({ status: 401 });
    expect(read.mock.calls.length).toBeLessThanOrEqual(6);
  });
});

describe('the other resources', () => {
  it('list the followers of an account page by page', async () => {
    const { provider, calls } = providerOver(() => aPage([aFollow()], { total: 120 }));
    const { data, total } = await provider.getManyReference('followers', {
      ...list,
      target: 'following',
      id: anId('a'),
      pagination: { page: 2, perPage: 20 },
    });
    expect(calls[0]).toMatchObject({
      path: `/users/${anId('a')}/followers`,
      request: { query: { page: 2, page_size: 20 } },
    });
    expect(total).toBe(120);
    expect(data[0]).toMatchObject({ follower: { slug: 'jeanne-dupont' } });
  });

  it('read only below the account, whatever is in the address', async () => {
    const { provider, calls } = providerOver(() => aPage([]));
    await provider.getList('followers', { ...list, filter: { following: 'a/b?c#d' } });
    expect(calls[0]?.path).toBe('/users/a%2Fb%3Fc%23d/followers');
  });

  it('list no followers before an account is chosen', async () => {
    const { provider, calls } = providerOver(() => aPage([]));
    expect(await provider.getList('followers', list)).toEqual({ data: [], total: 0 });
    expect(calls).toEqual([]);
  });

  it('list the members of an organization sorted and page by page', async () => {
    const member = (character: string, last_name: string) =>
      aMember({
        user: {
          ...aUserReference({ id: anId(character), last_name }),
          email: null,
          last_login_at: null,
        },
      });
    const { provider } = providerOver(() =>
      anOrganization({
        members: [member('a', 'Zola'), member('c', 'Éluard'), member('d', 'Balzac')],
      }),
    );
    const { data, total } = await provider.getManyReference('members', {
      ...list,
      target: 'organization',
      id: anId('b'),
      sort: { field: 'user.last_name', order: 'ASC' },
      pagination: { page: 1, perPage: 2 },
    });
    expect(total).toBe(3);
    expect(data.map((record: { user: { last_name: string } }) => record.user.last_name)).toEqual([
      'Balzac',
      'Éluard',
    ]);
  });

  it('list the roles, with their names as ids', async () => {
    const { provider } = providerOver(() => [{ name: 'admin' }]);
    expect(await provider.getList('roles', list)).toEqual({
      data: [{ id: 'admin', name: 'admin' }],
      total: 1,
      meta: { unreadable: 0 },
    });
  });

  it('suggest no accounts for an empty text, for which the API would return all', async () => {
    const { provider, calls } = providerOver(() => []);
    await provider.getList('suggestions', { ...list, filter: { q: ' ' } });
    expect(calls).toEqual([]);
  });

  it('do not include an unknown one, which throws', async () => {
    const { provider } = providerOver(() => []);
    await expect(provider.getList('datasets', list)).rejects.toThrow('datasets');
  });
});
