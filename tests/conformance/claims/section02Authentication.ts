import { claimsOf } from '../claim';
import type { Client } from '../client';
import { raw } from '../client';
import { aDate, including } from '../pattern';
import { ADMINISTRATORS_ONLY, type ProtectedCall, PUBLIC, SIGNED_IN_ONLY } from '../protectedCalls';
import {
  badKey,
  badParameter,
  FORBIDDEN,
  having,
  NO_ROUTE,
  NOT_FOUND,
  UNAUTHORIZED,
} from '../sayings';

const claim = claimsOf('2');

const make = (
  client: Client,
  { method, path, body }: ProtectedCall,
  userId: string,
  expected: Parameters<Client['call']>[3],
) => client.call(method, path.replace('{user}', userId), body, expected);

const named = ({ method, path }: ProtectedCall) => `${method} ${path}`;

export const authentication = [
  ...[...ADMINISTRATORS_ONLY, ...SIGNED_IN_ONLY].map((call) =>
    claim(`${named(call)} is 401 without a key`, ({ anyone, adminId }) =>
      make(anyone, call, adminId, UNAUTHORIZED),
    ),
  ),
  ...ADMINISTRATORS_ONLY.map((call) =>
    claim(`${named(call)} is 403 with an ordinary key`, ({ user, adminId }) =>
      make(user, call, adminId, FORBIDDEN),
    ),
  ),
  ...[...ADMINISTRATORS_ONLY, ...SIGNED_IN_ONLY, ...PUBLIC].map((call) =>
    claim(`${named(call)} is 401 with an unknown key`, ({ withKey, adminId }) =>
      make(withKey('no-such-key'), call, adminId, badKey('Invalid API token')),
    ),
  ),
  ...PUBLIC.flatMap((call) => [
    claim(`${named(call)} is for anybody`, ({ anyone, adminId }) =>
      make(anyone, call, adminId, 200),
    ),
    claim(`${named(call)} takes an empty key for none`, ({ withKey, adminId }) =>
      make(withKey(''), call, adminId, 200),
    ),
  ]),
  claim('an empty key on a protected call is a missing one', ({ withKey }) =>
    withKey('').get('/me/', UNAUTHORIZED),
  ),
  ...['X-API-KEY', 'x-api-key', 'api_key', 'apikey', 'key', 'token', 'access_token'].map((name) =>
    claim(`a key in the query as ${name} is not read`, ({ anyone, target }) =>
      anyone.get(`/me/?${name}=${encodeURIComponent(target.keys.user)}`, UNAUTHORIZED),
    ),
  ),
  claim('a key as Authorization: Bearer is not read', ({ anyone, target }) =>
    anyone.with({ Authorization: `Bearer ${target.keys.user}` }).get('/me/', UNAUTHORIZED),
  ),
  claim('a key as Authorization: Basic is not read', ({ anyone, target }) =>
    anyone
      .with({ Authorization: `Basic ${Buffer.from(`${target.keys.user}:`).toString('base64')}` })
      .get('/me/', UNAUTHORIZED),
  ),
  claim('a key as Cookie is not read', ({ anyone, target }) =>
    anyone.with({ Cookie: `X-API-KEY=${target.keys.user}` }).get('/me/', UNAUTHORIZED),
  ),
  claim('a wrong bearer token makes nobody of the caller on a public call', ({ anyone }) =>
    anyone.with({ Authorization: 'Bearer wrong' }).get('/users/roles/', 200),
  ),
  claim('a key counts beside a wrong bearer token', ({ user, userId }) =>
    user.with({ Authorization: 'Bearer wrong' }).get('/me/', having(200, { id: userId })),
  ),
  claim('the name of the header has no case', ({ anyone, target, userId }) =>
    anyone.with({ 'x-aPi-kEy': target.keys.user }).get('/me/', having(200, { id: userId })),
  ),
  claim('a key cut short is another key', ({ withKey, target }) =>
    withKey(target.keys.user.slice(0, -1)).get('/me/', badKey('Invalid API token')),
  ),
  claim('a key with something after it is another key', ({ withKey, target }) =>
    withKey(`${target.keys.user}x`).get('/me/', badKey('Invalid API token')),
  ),
  claim('a key in other case is another key', ({ withKey, target }) =>
    withKey(target.keys.user.toUpperCase()).get('/me/', badKey('Invalid API token')),
  ),
  claim('a key with an apostrophe is an unknown one', ({ withKey }) =>
    withKey("' or 1=1 --").get('/me/', badKey('Invalid API token')),
  ),
  claim('a very long key is an unknown one', ({ withKey }) =>
    withKey('x'.repeat(4000)).get('/me/', badKey('Invalid API token')),
  ),
  claim('a new key starts with udata_', async ({ createToken, expect }) => {
    expect((await createToken()).token, /^udata_[\w-]{40,}$/, 'token');
  }),
  claim('a new key opens its account', async ({ createToken, withKey, userId }) => {
    const { token } = await createToken();
    await withKey(token).get('/me/', having(200, { id: userId }));
  }),
  claim('an account may have several keys, all good', async ({ createToken, withKey, userId }) => {
    const [first, second] = [await createToken(), await createToken()];
    await withKey(first.token).get('/me/', having(200, { id: userId }));
    await withKey(second.token).get('/me/', having(200, { id: userId }));
  }),
  claim('a new key gives no other right than its account has', async ({ createToken, withKey }) => {
    const { token } = await createToken({ scopes: ['admin'] });
    await withKey(token).get('/users/', FORBIDDEN);
  }),
  claim('a revoked key is refused on a protected call', async ({ createToken, user, withKey }) => {
    const { id, token } = await createToken();
    await user.delete(`/me/api_tokens/${id}/`, 204);
    await withKey(token).get('/me/', badKey('Revoked API token'));
  }),
  claim('a revoked key is refused on a public call', async ({ createToken, user, withKey }) => {
    const { id, token } = await createToken();
    await user.delete(`/me/api_tokens/${id}/`, 204);
    await withKey(token).get('/users/roles/', badKey('Revoked API token'));
  }),
  claim('revoking a key leaves the others', async ({ createToken, user, withKey }) => {
    const [first, second] = [await createToken(), await createToken()];
    await user.delete(`/me/api_tokens/${first.id}/`, 204);
    await withKey(second.token).get('/me/', 200);
  }),
  claim('a key may revoke itself', async ({ createToken, withKey }) => {
    const { id, token } = await createToken();
    await withKey(token).delete(`/me/api_tokens/${id}/`, 204);
    await withKey(token).get('/me/', badKey('Revoked API token'));
  }),
  claim(
    'a key is good until it expires, and refused afterwards',
    async ({ createToken, withKey, expect }) => {
      const expires = Date.now() + 1000;
      const { token } = await createToken({ expires_at: new Date(expires).toISOString() });
      let answer = await withKey(token).get('/users/roles/', 200);
      while (answer.status === 200 && Date.now() < expires + 5000) {
        answer = await withKey(token).get('/users/roles/');
      }
      expect(Date.now() >= expires, true, 'good until then');
      await withKey(token).get('/users/roles/', badKey('Expired API token'));
      await withKey(token).get('/me/', badKey('Expired API token'));
    },
  ),
  claim(
    'the key of an inactive account opens nothing, passes on public calls, and works again later',
    async ({ admin, user, userId, adminId, later }) => {
      later(() => admin.put(`/users/${userId}/`, { active: true }));
      await admin.put(`/users/${userId}/`, { active: false }, 200);
      await user.get('/me/', UNAUTHORIZED);
      await user.get('/users/', UNAUTHORIZED);
      await user.get('/users/roles/', 200);
      await user.get(`/users/${adminId}/`, 200);
      await admin.put(`/users/${userId}/`, { active: true }, 200);
      await user.get('/me/', having(200, { id: userId, active: true }));
    },
    {
      alone: true,
      only: {
        side: 'ours',
        reason: 'others may be working with the ordinary account of a shared instance',
      },
    },
  ),
  claim('every 401 names the scheme', ({ withKey }) =>
    withKey('no-such-key').get('/users/', {
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer realm="uData"' },
    }),
  ),
  claim('a 403 names no scheme', ({ user }) =>
    user.get('/users/', { status: 403, headers: { 'WWW-Authenticate': undefined } }),
  ),
  claim('a call by key moves last_login_at on', async ({ admin, user, userId, expect }) => {
    const lastLogin = async () =>
      Date.parse((await admin.get(`/users/${userId}/`, 200)).body.last_login_at);
    const before = await lastLogin();
    await user.get('/me/', 200);
    expect((await lastLogin()) > before, true, 'later');
  }),
  claim('a public call by key moves last_login_at on', async ({ admin, user, userId, expect }) => {
    const lastLogin = async () =>
      Date.parse((await admin.get(`/users/${userId}/`, 200)).body.last_login_at);
    const before = await lastLogin();
    await user.get('/users/roles/', 200);
    expect((await lastLogin()) > before, true, 'later');
  }),
  claim('a refused call by key moves last_login_at on', async ({ admin, user, userId, expect }) => {
    const lastLogin = async () =>
      Date.parse((await admin.get(`/users/${userId}/`, 200)).body.last_login_at);
    const before = await lastLogin();
    await user.get('/users/', 403);
    expect((await lastLogin()) > before, true, 'later');
  }),
  claim('an account that never made a call has no last_login_at', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.get(`/users/${id}/`, having(200, { last_login_at: null }));
  }),
  claim(
    'a call by key and the session cookie',
    async ({ user, expect, bySide }) => {
      const { headers } = await user.get('/me/', 200);
      const cookies = (headers['set-cookie'] ?? []).join();
      const wanted = bySide({
        ours: /^$/,
        udata: /^session=.*; Secure; HttpOnly; Path=\/; SameSite=Lax$/,
      });
      expect(cookies, wanted, 'Set-Cookie');
    },
    { departs: 'udata sets a session cookie beside each key; here a key is needed with each call' },
  ),
  claim(
    'a session hides a bad key and another key',
    async ({ user, withKey, target, userId }) => {
      const { headers } = await user.get('/me/', 200);
      const Cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      await withKey('no-such-key')
        .with({ Cookie })
        .get('/me/', having(200, { id: userId }));
      await withKey(target.keys.admin)
        .with({ Cookie })
        .get('/me/', having(200, { id: userId }));
    },
    { only: { side: 'udata', reason: 'there are no sessions here' } },
  ),
  claim('a cookie that is no session is nobody', ({ anyone }) =>
    anyone.with({ Cookie: 'session=nothing' }).get('/me/', UNAUTHORIZED),
  ),
  claim('the role admin passes where an ordinary account does not', ({ admin }) =>
    admin.get('/users/?page_size=1', 200),
  ),
  claim('a key is judged before the method of an unknown path', ({ withKey }) =>
    withKey('no-such-key').get('/nothing-here/', NO_ROUTE),
  ),
  claim('an unknown key does not read the description of the API either', ({ withKey }) =>
    withKey('no-such-key').get('/swagger.json', badKey('Invalid API token')),
  ),
  claim('an unknown key of one’s own comes before a missing key', ({ anyone }) =>
    anyone.delete('/me/api_tokens/0123456789abcdef01234567/', NOT_FOUND),
  ),
  claim(
    'a key of one’s own that exists is not revoked without a key',
    async ({ anyone, createToken, withKey }) => {
      const { id, token } = await createToken();
      await anyone.delete(`/me/api_tokens/${id}/`, UNAUTHORIZED);
      await withKey(token).get('/me/', 200);
    },
  ),
  claim('an unknown account comes before a bad key', ({ withKey }) =>
    withKey('no-such-key').put('/users/nobody-at-all/', {}, NOT_FOUND),
  ),
  claim('a bad key comes before a missing right', ({ withKey }) =>
    withKey('no-such-key').get('/users/', badKey('Invalid API token')),
  ),
  claim('a bad key comes before a body that does not parse', ({ withKey }) =>
    withKey('no-such-key')
      .with({ 'Content-Type': 'application/json' })
      .post('/users/', raw('{'), badKey('Invalid API token')),
  ),
  claim('a bad key comes before a bad parameter', ({ withKey }) =>
    withKey('no-such-key').get('/users/suggest/', badKey('Invalid API token')),
  ),
  claim('a missing key comes before a bad parameter', ({ anyone }) =>
    anyone.get('/users/?page=0', UNAUTHORIZED),
  ),
  claim('a missing key comes before a body that does not parse', ({ anyone }) =>
    anyone.with({ 'Content-Type': 'application/json' }).post('/users/', raw('{'), UNAUTHORIZED),
  ),
  claim('a missing key comes before a body of another type', ({ anyone, userId }) =>
    anyone.with({ 'Content-Type': 'text/plain' }).put(`/users/${userId}/`, raw('x'), UNAUTHORIZED),
  ),
  claim('a missing right comes before a bad parameter', ({ user }) =>
    user.get('/users/?page=0', FORBIDDEN),
  ),
  claim('a missing right comes before a bad flag', ({ user, adminId }) =>
    user.delete(`/users/${adminId}/?send_legal_notice=maybe`, FORBIDDEN),
  ),
  claim('a missing right comes before a body that does not parse', ({ user }) =>
    user.with({ 'Content-Type': 'application/json' }).post('/users/', raw('{'), FORBIDDEN),
  ),
  claim('a missing right comes before a body of another type', ({ user, adminId }) =>
    user.with({ 'Content-Type': 'text/plain' }).put(`/users/${adminId}/`, raw('x'), FORBIDDEN),
  ),
  claim('a missing right comes before a deleted account', async ({ user, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await user.delete(`/users/${id}/`, FORBIDDEN);
  }),
  claim('with the right, the bad parameter is told', ({ admin }) =>
    admin.get(
      '/users/?page=0',
      badParameter('page', 'The page to fetch Invalid page: 0. page must be a positive integer'),
    ),
  ),
  claim('one may not read the list of accounts to find oneself', ({ user }) =>
    user.get('/users/?q=ursule', FORBIDDEN),
  ),
  claim('one may not change oneself as others are changed', ({ user, userId }) =>
    user.put(`/users/${userId}/`, { about: 'x' }, FORBIDDEN),
  ),
  claim('one may not delete oneself as others are deleted', ({ user, userId }) =>
    user.delete(`/users/${userId}/`, FORBIDDEN),
  ),
  claim('last_login_at of one’s own call is there at once', ({ user }) =>
    user.get('/me/', { status: 200, body: including({ last_login_at: aDate }) }),
  ),
];
