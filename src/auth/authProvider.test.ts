// @vitest-environment jsdom
import { HttpError } from 'react-admin';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError, type ApiFailure, createApiKeyStore } from '../api';
import { clientFrom } from '../api/clientFrom';
import { aUser } from '../api/contract/builders';
import { toFailure } from '../api/errors';
import { createAuthProvider } from './authProvider';
import { createLastModeratorStore } from './lastModerator';

const administrator = aUser({ roles: ['admin'] });

const INSTANCE = 'https://udata.example/api/1';

/** @param result what `GET /me/` answers, or a promise of it */
const providerWithMe = (result: unknown) => {
  const keys = createApiKeyStore(INSTANCE, sessionStorage);
  const lastModerator = createLastModeratorStore(INSTANCE, sessionStorage);
  const state = { result, calls: 0 };
  const ends: string[] = [];
  const provider = createAuthProvider(
    clientFrom(async () => {
      state.calls += 1;
      const json = await state.result;
      if (json instanceof Error) throw json;
      return { status: 200, headers: new Headers(), json };
    }),
    keys,
    { lastModerator, onEnd: (moderator, reason) => ends.push(`${moderator} ${reason}`) },
  );
  return { provider, keys, state, ends };
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

describe('the end of a session', () => {
  const bob = aUser({ id: 'bob', roles: ['admin'] });

  it('is a sign-out when the moderator asks for it, and not when the key was refused', async () => {
    const { provider, keys, ends } = providerWithMe(administrator);
    await provider.login({ key: 'udata_x' });
    await expect(provider.checkError(new HttpError('', 401))).rejects.toThrow();
    await provider.logout({});
    expect(keys.get()).toBeNull();
    expect(ends).toEqual([`${administrator.id} expired`]);

    await provider.login({ key: 'udata_x' });
    await provider.logout({});
    expect(keys.get()).toBeNull();
    expect(ends.slice(1)).toEqual([`${administrator.id} signed_out`]);
    expect(sessionStorage).toHaveLength(0);
  });

  it.each([
    ['has expired', refused401],
    ['is no longer that of an administrator', aUser()],
  ])('is not a sign-out when the key %s before a reload', async (_case, result) => {
    const first = providerWithMe(administrator);
    await first.provider.login({ key: 'udata_x' });
    const { provider, ends } = providerWithMe(result);
    await expect(provider.checkAuth({})).rejects.toThrow();
    await provider.logout({});
    expect(ends).toEqual([`${administrator.id} expired`]);
  });

  it('leads back to the page only the moderator who was there', async () => {
    const { provider, state } = providerWithMe(administrator);
    await provider.login({ key: 'udata_x' });
    await expect(provider.checkError(new HttpError('', 401))).rejects.toThrow();
    await provider.logout({});
    expect(await provider.login({ key: 'udata_x' })).toBeUndefined();
    await expect(provider.checkError(new HttpError('', 401))).rejects.toThrow();
    await provider.logout({});
    state.result = refused401;
    await expect(provider.login({ key: 'udata_wrong' })).rejects.toThrow('vigie.auth.bad_key');
    state.result = bob;
    expect(await provider.login({ key: 'udata_y' })).toEqual({ redirectTo: '/' });
    await provider.logout({});
    expect(await provider.login({ key: 'udata_y' })).toEqual({ redirectTo: '/' });
  });

  it('leaves nothing of a late refusal to the next session', async () => {
    const { provider, keys, state } = providerWithMe(administrator);
    let refuse: (error: unknown) => void = () => undefined;
    keys.set('udata_old');
    state.result = new Promise((resolve) => {
      refuse = resolve;
    });
    const check = provider.checkAuth({});
    await provider.logout({});
    state.result = bob;
    await provider.login({ key: 'udata_y' });
    refuse(refused401);
    await expect(check).resolves.toBeUndefined();
    expect(await provider.getIdentity()).toMatchObject({ id: 'bob' });
    expect(keys.get()).toBe('udata_y');
  });
});

describe('the identity', () => {
  it('is known after a reload while the instance cannot be reached', async () => {
    const first = providerWithMe(administrator);
    await first.provider.login({ key: 'udata_x' });
    const { provider } = providerWithMe(failed({ kind: 'unreachable' }));
    await expect(provider.checkAuth({})).resolves.toBeUndefined();
    expect(await provider.getIdentity()).toMatchObject({ id: administrator.id });
  });

  it('is never that of the moderator before, for a key that was not checked', async () => {
    const first = providerWithMe(administrator);
    await first.provider.login({ key: 'udata_x' });
    await expect(first.provider.checkError(new HttpError('', 401))).rejects.toThrow();
    await first.provider.logout({});
    // The page was reloaded during the sign-in.
    first.keys.set('udata_y');
    const { provider } = providerWithMe(failed({ kind: 'unreachable' }));
    await expect(provider.getIdentity()).rejects.toThrow('vigie.auth.unreachable');
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
