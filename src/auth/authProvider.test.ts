// @vitest-environment jsdom
import { HttpError } from 'react-admin';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError, type ApiFailure, createApiKeyStore } from '../api';
import { clientFrom } from '../api/clientFrom';
import { aUser } from '../api/contract/builders';
import { toFailure } from '../api/errors';
import { createAuthProvider } from './authProvider';

const administrator = aUser({ roles: ['admin'] });

const providerWithMe = (result: unknown) => {
  const keys = createApiKeyStore('https://udata.example/api/1', sessionStorage);
  const state = { result, calls: 0 };
  const provider = createAuthProvider(
    clientFrom(() => {
      state.calls += 1;
      return state.result instanceof Error
        ? Promise.reject(state.result)
        : Promise.resolve({ status: 200, headers: new Headers(), json: state.result });
    }),
    keys,
  );
  return { provider, keys, state };
};

const failed = (failure: ApiFailure) => new ApiError(failure);
const refused401 = failed(toFailure(401, { message: 'Invalid API token' }));

beforeEach(() => {
  sessionStorage.clear();
});

describe('signing in', () => {
  it.each([
    ['a key that is not known', refused401, 'vigie.auth.bad_key'],
    ['an ordinary account', aUser(), 'vigie.auth.not_admin'],
    ['no response', failed({ kind: 'unreachable' }), 'vigie.auth.unreachable'],
    [
      'a response that is not udata’s',
      failed({ kind: 'malformed', status: 200, path: '' }),
      'vigie.auth.unexpected',
    ],
  ])(
    'with %s is refused with the reason, and the key is not kept',
    async (_case, result, message) => {
      const { provider, keys } = providerWithMe(result);
      await expect(provider.login({ key: 'udata_x' })).rejects.toThrow(message);
      expect(keys.get()).toBeNull();
    },
  );

  it('accepts an administrator and returns their identity', async () => {
    const { provider, keys } = providerWithMe(administrator);
    await provider.login({ key: ' udata_x ' });
    expect(keys.get()).toBe('udata_x');
    expect(await provider.getIdentity()).toMatchObject({
      id: administrator.id,
      fullName: 'Jeanne Dupont',
    });
  });
});

describe('a session', () => {
  it('is checked with one call, not one per page', async () => {
    const { provider, state } = providerWithMe(administrator);
    await provider.login({ key: 'udata_x' });
    await provider.checkAuth({});
    await provider.checkAuth({});
    expect(state.calls).toBe(1);
  });

  it('ends at a 401, but not at a 403', async () => {
    const { provider } = providerWithMe(administrator);
    await provider.login({ key: 'udata_x' });
    await expect(provider.checkError(new HttpError('', 401))).rejects.toThrow(
      'vigie.auth.session_ended',
    );
    await expect(provider.checkError(new HttpError('', 403))).resolves.toBeUndefined();
  });

  it('whose key expired before a reload ends with a message', async () => {
    const { provider, keys } = providerWithMe(refused401);
    keys.set('udata_old');
    await expect(provider.checkAuth({})).rejects.toThrow('vigie.auth.session_ended');
  });

  it('continues while the instance cannot be reached', async () => {
    const { provider, keys } = providerWithMe(failed({ kind: 'unreachable' }));
    keys.set('udata_x');
    await expect(provider.checkAuth({})).resolves.toBeUndefined();
    expect(keys.get()).toBe('udata_x');
  });

  it('that never started leads to the sign-in page without a message', async () => {
    const { provider } = providerWithMe(administrator);
    await expect(provider.checkAuth({})).rejects.toMatchObject({ message: false });
  });
});

describe('access', () => {
  const may = async (question: { resource: string; action: string; record?: { id: string } }) => {
    const { provider } = providerWithMe(administrator);
    await provider.login({ key: 'udata_x' });
    return provider.canAccess?.(question);
  };

  it.each([
    ['users', 'deactivate', { id: administrator.id }, false],
    ['users', 'delete', { id: administrator.id }, false],
    ['users', 'edit', { id: administrator.id }, true],
    ['users', 'deactivate', { id: 'another' }, true],
    ['organizations', 'list', undefined, true],
    ['organizations', 'edit', undefined, false],
  ])('to %s: %s %j is %j', async (resource, action, record, expected) => {
    expect(await may({ resource, action, record })).toBe(expected);
  });
});
