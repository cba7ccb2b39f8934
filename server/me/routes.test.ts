import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installKey } from '../startup/keys';
import { runConcurrently, startTestApp, type TestApp, USER_KEY } from '../testing';

describe('/me/', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const call = (method: string, path: string, body?: unknown) =>
    test.call(method, path, { key: USER_KEY, body });

  it('returns the caller’s own account with its confidential fields', async () => {
    const { body } = await call('GET', '/me/');
    expect(body).toMatchObject({
      id: test.userId,
      email: 'user@example.org',
      roles: [],
      mail_cadence: 'immediate',
      notifications_paused: false,
    });
    expect(body.last_login_at).not.toBeNull();
  });

  it('changes the profile, and ignores `roles` and `active`', async () => {
    const { status, body } = await call('PUT', '/me/', {
      about: 'Bonjour',
      roles: ['admin'],
      active: false,
      email: 'user@example.org',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ about: 'Bonjour', roles: [], active: true });
  });

  it('allows only administrators to change their own address', async () => {
    const refused = await call('PUT', '/me/', { email: 'other@example.org' });
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual({ email: 'Cannot modify email after creation' });
    const { body } = await test.asAdmin('PUT', '/me/', { email: 'ada@example.org' });
    expect(body.email).toBe('ada@example.org');
  });

  it('returns the metrics, and empty lists for what is not stored', async () => {
    expect((await call('GET', '/me/metrics/')).body).toMatchObject({
      id: test.userId,
      resources_availability: 100,
    });
    expect((await call('GET', '/me/org_invitations/')).body).toEqual([]);
  });

  it('creates keys that work until they are revoked, and shows their secret once', async () => {
    const made = await call('POST', '/me/api_tokens/', { name: 'script' });
    expect(made.status).toBe(201);
    const { id, token, token_prefix } = made.body;
    expect(token.startsWith(token_prefix)).toBe(true);
    expect((await test.call('GET', '/me/', { key: token })).body.id).toBe(test.userId);

    const listed = (await call('GET', '/me/api_tokens/')).body;
    expect(listed[0]).toMatchObject({ id, name: 'script', scopes: ['admin'], kind: 'api_key' });
    expect(JSON.stringify(listed)).not.toContain(token);
    const stored = await test.db.selectFrom('api_tokens').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);

    expect((await call('DELETE', `/me/api_tokens/${id}/`)).status).toBe(204);
    expect((await call('DELETE', `/me/api_tokens/${id}/`)).body).toEqual({
      message: 'Token already revoked',
    });
    expect((await test.call('GET', '/users/roles/', { key: token })).body).toEqual({
      message: 'Revoked API token',
    });
  });

  it('refuses a key after its expiry date', async () => {
    const { body } = await call('POST', '/me/api_tokens/', { expires_at: '2999-01-01T00:00:00Z' });
    expect(body.expires_at).toBe('2999-01-01T00:00:00+00:00');
    await test.db
      .updateTable('api_tokens')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', body.id)
      .execute();
    expect((await test.call('GET', '/me/', { key: body.token })).body).toEqual({
      message: 'Expired API token',
    });
  });

  it.each([
    [{ expires_at: '2020-01-01' }, 'expires_at must be in the future'],
    [{ expires_at: 'zz' }, 'Invalid expires_at format'],
    [
      { scopes: ['x'] },
      "ValidationError (ApiToken:None) (Value must be one of ['admin']: ['scopes'])",
    ],
    [
      { name: 'n'.repeat(256) },
      "ValidationError (ApiToken:None) (String value is too long: ['name'])",
    ],
  ])('refuses to create a key from %j', async (values, message) => {
    const refused = await call('POST', '/me/api_tokens/', values);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toBe(message);
  });

  it('returns 404 instead of revoking the key of another account', async () => {
    const { body } = await test.asAdmin('POST', '/me/api_tokens/', {});
    expect((await call('DELETE', `/me/api_tokens/${body.id}/`)).status).toBe(404);
    expect((await call('DELETE', '/me/api_tokens/xyz/')).status).toBe(404);
  });

  it('revokes a key only once', async () => {
    const { id } = (await call('POST', '/me/api_tokens/', {})).body;
    const responses = await runConcurrently(
      test.db,
      { table: 'api_tokens', id },
      [1, 2, 3].map(() => () => call('DELETE', `/me/api_tokens/${id}/`)),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
  });

  it('returns 401 for changes once the account is deleted', async () => {
    const key = 'udata_of-a-deleted-account';
    const { body: user } = await test.asAdmin('POST', '/users/', {
      first_name: 'Camille',
      last_name: 'Partie',
      email: 'camille.partie@example.org',
      active: true,
    });
    await installKey(test.db, user.id, key);
    const me = (method: string, body?: unknown) => () => test.call(method, '/me/', { key, body });
    const [deleted, ...others] = await runConcurrently(test.db, { table: 'users', id: user.id }, [
      me('DELETE'),
      me('DELETE'),
      me('PUT', { first_name: 'Alive', about: 'x' }),
    ]);
    expect(deleted?.status).toBe(204);
    for (const { status, body } of others) {
      expect(status).toBe(401);
      expect(body).toEqual({ message: 'Revoked API token' });
    }
    expect((await test.asAdmin('GET', `/users/${user.id}/`)).body).toMatchObject({
      first_name: 'DELETED',
      about: null,
    });
  });

  it('does not undo a concurrent change of the address by an administrator', async () => {
    const { email } = (await call('GET', '/me/')).body;
    const path = `/users/${test.userId}/`;
    await runConcurrently(test.db, { table: 'users', id: test.userId }, [
      () => test.asAdmin('PUT', path, { email: 'moved@example.org' }),
      () => call('PUT', '/me/', { email, about: 'Salut' }),
    ]);
    const { body } = await test.asAdmin('GET', path);
    expect(body).toMatchObject({ email: 'moved@example.org', about: 'Salut' });
    await test.asAdmin('PUT', path, { email });
  });

  it('deletes the caller’s own account', async () => {
    expect((await call('DELETE', '/me/')).status).toBe(204);
    expect((await call('GET', '/me/')).body).toEqual({ message: 'Revoked API token' });
  });
});
