import { claim } from '../../claim';
import { badKey, FORBIDDEN, having, UNAUTHORIZED } from '../../expectedAnswers';

const ROLES = { status: 200, body: [{ name: 'admin' }] };

export const claims = [
  claim('an empty key on a protected call counts as missing', ({ withKey }) =>
    withKey('').get('/me/', UNAUTHORIZED),
  ),
  ...['X-API-KEY', 'x-api-key', 'api_key', 'apikey', 'key', 'token', 'access_token'].map((name) =>
    claim(`a key in the query as ${name} is not read`, ({ anonymous, target }) =>
      anonymous.get(`/me/?${name}=${encodeURIComponent(target.keys.user)}`, UNAUTHORIZED),
    ),
  ),
  claim('a key as Authorization: Bearer is not read', ({ anonymous, target }) =>
    anonymous
      .withHeaders({ Authorization: `Bearer ${target.keys.user}` })
      .get('/me/', UNAUTHORIZED),
  ),
  claim('a key as Authorization: Basic is not read', ({ anonymous, target }) =>
    anonymous
      .withHeaders({
        Authorization: `Basic ${Buffer.from(`${target.keys.user}:`).toString('base64')}`,
      })
      .get('/me/', UNAUTHORIZED),
  ),
  claim('a key as Cookie is not read', ({ anonymous, target }) =>
    anonymous.withHeaders({ Cookie: `X-API-KEY=${target.keys.user}` }).get('/me/', UNAUTHORIZED),
  ),
  claim('with a wrong bearer token, a public call is anonymous', ({ anonymous, adminId }) =>
    anonymous
      .withHeaders({ Authorization: 'Bearer wrong' })
      .get(`/users/${adminId}/`, having(200, { id: adminId, email: null })),
  ),
  claim('a key is read despite a wrong bearer token', ({ user, userId }) =>
    user.withHeaders({ Authorization: 'Bearer wrong' }).get('/me/', having(200, { id: userId })),
  ),
  claim('the name of the header ignores case', ({ anonymous, target, userId }) =>
    anonymous
      .withHeaders({ 'x-aPi-kEy': target.keys.user })
      .get('/me/', having(200, { id: userId })),
  ),
  claim('a shortened key is unknown', ({ withKey, target }) =>
    withKey(target.keys.user.slice(0, -1)).get('/me/', badKey('Invalid API token')),
  ),
  claim('a key with something appended is unknown', ({ withKey, target }) =>
    withKey(`${target.keys.user}x`).get('/me/', badKey('Invalid API token')),
  ),
  claim('a key in another case is unknown', ({ withKey, target }) =>
    withKey(target.keys.user.toUpperCase()).get('/me/', badKey('Invalid API token')),
  ),
  claim('a key with an apostrophe is unknown', ({ withKey }) =>
    withKey("' or 1=1 --").get('/me/', badKey('Invalid API token')),
  ),
  claim('a very long key is unknown', ({ withKey }) =>
    withKey('x'.repeat(4000)).get('/me/', badKey('Invalid API token')),
  ),
  claim('a new key starts with udata_', async ({ createToken, expect }) => {
    expect((await createToken()).token, /^udata_[\w-]{40,}$/, 'token');
  }),
  claim('a new key gives access to its account', async ({ createToken, withKey, userId }) => {
    const { token } = await createToken();
    await withKey(token).get('/me/', having(200, { id: userId }));
  }),
  claim('an account may have several valid keys', async ({ createToken, withKey, userId }) => {
    const [first, second] = [await createToken(), await createToken()];
    await withKey(first.token).get('/me/', having(200, { id: userId }));
    await withKey(second.token).get('/me/', having(200, { id: userId }));
  }),
  claim('a new key gives only the rights of its account', async ({ createToken, withKey }) => {
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
  claim('revoking a key leaves the others', async ({ createToken, user, withKey, userId }) => {
    const [first, second] = [await createToken(), await createToken()];
    await user.delete(`/me/api_tokens/${first.id}/`, 204);
    await withKey(second.token).get('/me/', having(200, { id: userId }));
  }),
  claim('a key may revoke itself', async ({ createToken, withKey }) => {
    const { id, token } = await createToken();
    await withKey(token).delete(`/me/api_tokens/${id}/`, 204);
    await withKey(token).get('/me/', badKey('Revoked API token'));
  }),
  claim(
    'a key is valid until it expires, and refused afterwards',
    async ({ createToken, withKey, expect }) => {
      const expires = Date.now() + 1000;
      const { token } = await createToken({ expires_at: new Date(expires).toISOString() });
      let answer = await withKey(token).get('/users/roles/', ROLES);
      while (answer.status === 200 && Date.now() < expires + 5000) {
        answer = await withKey(token).get('/users/roles/');
      }
      expect(Date.now() >= expires, true, 'valid until then');
      await withKey(token).get('/users/roles/', badKey('Expired API token'));
      await withKey(token).get('/me/', badKey('Expired API token'));
    },
  ),
  claim(
    'the key of an inactive account is refused on protected calls only, and works again after reactivation',
    async ({ admin, user, userId, adminId, cleanUp }) => {
      cleanUp(() => admin.put(`/users/${userId}/`, { active: true }));
      await admin.put(`/users/${userId}/`, { active: false }, having(200, { active: false }));
      await user.get('/me/', UNAUTHORIZED);
      await user.get('/users/', UNAUTHORIZED);
      await user.get('/users/roles/', ROLES);
      await user.get(`/users/${adminId}/`, having(200, { id: adminId, email: null }));
      await admin.put(`/users/${userId}/`, { active: true }, having(200, { active: true }));
      await user.get('/me/', having(200, { id: userId, active: true }));
    },
    {
      sequential: true,
      only: {
        server: 'vigie',
        reason: 'somebody else may be using the ordinary account of a shared instance',
      },
    },
  ),
  claim(
    'whether a call by key sets a session cookie',
    async ({ user, expect, byServer }) => {
      const { headers } = await user.get('/me/', 200);
      const cookies = (headers['set-cookie'] ?? []).join();
      const wanted = byServer({
        vigie: /^$/,
        udata: /^session=.*; Secure; HttpOnly; Path=\/; SameSite=Lax$/,
      });
      expect(cookies, wanted, 'Set-Cookie');
    },
    {
      difference:
        'udata sets a session cookie with each call by key; here every call needs its key',
    },
  ),
  claim(
    'a session takes precedence over a bad key and over another key',
    async ({ user, withKey, target, userId }) => {
      const { headers } = await user.get('/me/', 200);
      const Cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      await withKey('no-such-key')
        .withHeaders({ Cookie })
        .get('/me/', having(200, { id: userId }));
      await withKey(target.keys.admin)
        .withHeaders({ Cookie })
        .get('/me/', having(200, { id: userId }));
    },
    { only: { server: 'udata', reason: 'there are no sessions here' } },
  ),
  claim('a call with an unknown session cookie is anonymous', ({ anonymous }) =>
    anonymous.withHeaders({ Cookie: 'session=nothing' }).get('/me/', UNAUTHORIZED),
  ),
];
