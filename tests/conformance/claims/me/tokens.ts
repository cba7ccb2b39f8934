import { claim } from '../../claim';
import { aDate, anId, containing, including, type Pattern, startingWith } from '../../pattern';
import { badModel, having, message, NOT_FOUND } from '../../expectedAnswers';

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

const token = (values: Record<string, Pattern> = {}) => ({
  id: anId,
  token_prefix: /^udata_[\w-]{8}$/,
  name: null,
  scopes: ['admin'],
  kind: 'api_key',
  created_at: aDate,
  last_used_at: null,
  user_agents: [],
  revoked_at: null,
  expires_at: null,
  ...values,
});

const badDates = [
  'tomorrow',
  '32/01/2030',
  '2030-13-01',
  'x',
  '2100',
  '2100-01',
  '2100-1-1',
  '2100-02-29',
  '2100-01-01T24:00:00',
  ' 2100-01-01',
  'January 1, 2100',
  '2100/01/01',
  '12100-01-01',
  '0000-01-01',
  12,
  true,
];

/** Other formats of a date, with the moment that they mean. */
const goodDates = [
  ['21000101', '2100-01-01T00:00:00Z'],
  ['2100-01-01T12', '2100-01-01T12:00:00Z'],
  ['2100-01-01 12:30:15,123', '2100-01-01T12:30:15.123Z'],
  ['21000101T123015', '2100-01-01T12:30:15Z'],
  ['2100-01-01T12:30-02', '2100-01-01T14:30:00Z'],
] as const;

const pastDates = [
  '2020-01-01',
  '2020-01-01T00:00:00',
  '2020-01-01T00:00:00+00:00',
  '2020-01-01T00:00:00Z',
];

const BAD_SCOPE = "Value must be one of ['admin']";

export const claims = [
  claim('creating a key is 201 with the key', async ({ user, cleanUp }) => {
    const { body } = await user.post(
      '/me/api_tokens/',
      {},
      {
        status: 201,
        body: { ...token(), token: /^udata_[\w-]{40,}$/ },
      },
    );
    cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  claim('token_prefix is the start of the key', async ({ user, cleanUp, expect }) => {
    const { body } = await user.post('/me/api_tokens/', {}, 201);
    cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
    expect(body.token.startsWith(body.token_prefix), true, 'token starts with token_prefix');
  }),
  claim('null counts as an empty object', async ({ user, cleanUp }) => {
    const { body } = await user.post('/me/api_tokens/', null, {
      status: 201,
      body: { ...token(), token: /^udata_[\w-]{40,}$/ },
    });
    cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  claim('a key may have a name', async ({ user, cleanUp }) => {
    const { body } = await user.post(
      '/me/api_tokens/',
      { name: 'script' },
      having(201, { name: 'script' }),
    );
    cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  claim('a name that is too long is refused', ({ user }) =>
    user.post(
      '/me/api_tokens/',
      { name: 'x'.repeat(256) },
      badModel('ApiToken', null, { name: 'String value is too long' }),
    ),
  ),
  claim('a key may have an expiry date', async ({ user, cleanUp, expect }) => {
    const expires_at = inAnHour();
    const { body } = await user.post(
      '/me/api_tokens/',
      { expires_at },
      having(201, { expires_at: aDate }),
    );
    cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
    expect(Date.parse(body.expires_at), Date.parse(expires_at), 'expires_at');
  }),
  claim('a date without a time zone is in UTC', async ({ user, cleanUp }) => {
    const { body } = await user.post(
      '/me/api_tokens/',
      { expires_at: '2100-01-01T12:00:00' },
      having(201, { expires_at: '2100-01-01T12:00:00+00:00' }),
    );
    cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  claim('a date without a time means midnight', async ({ user, cleanUp }) => {
    const { body } = await user.post(
      '/me/api_tokens/',
      { expires_at: '2100-01-01' },
      having(201, { expires_at: '2100-01-01T00:00:00+00:00' }),
    );
    cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  claim('a date in another time zone is converted to UTC', async ({ user, cleanUp, expect }) => {
    const { body } = await user.post(
      '/me/api_tokens/',
      { expires_at: '2100-01-01T12:00:00+02:00' },
      201,
    );
    cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
    expect(Date.parse(body.expires_at), Date.parse('2100-01-01T10:00:00Z'), 'expires_at');
  }),
  ...badDates.map((expires_at) =>
    claim(`expires_at = ${JSON.stringify(expires_at)} is not a date`, ({ user }) =>
      user.post('/me/api_tokens/', { expires_at }, message(400, 'Invalid expires_at format')),
    ),
  ),
  ...pastDates.map((expires_at) =>
    claim(`expires_at = ${expires_at} is in the past`, ({ user }) =>
      user.post(
        '/me/api_tokens/',
        { expires_at },
        message(400, 'expires_at must be in the future'),
      ),
    ),
  ),
  ...goodDates.map(([expires_at, moment]) =>
    claim(`expires_at = ${expires_at} is a date`, async ({ user, cleanUp, expect }) => {
      const { body } = await user.post('/me/api_tokens/', { expires_at }, 201);
      cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
      expect(Date.parse(body.expires_at), Date.parse(moment), 'expires_at');
    }),
  ),
  ...['', 0, false, [], {}].map((expires_at) =>
    claim(`expires_at = ${JSON.stringify(expires_at)} means never`, async ({ user, cleanUp }) => {
      const { body } = await user.post(
        '/me/api_tokens/',
        { expires_at },
        having(201, { expires_at: null }),
      );
      cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
    }),
  ),
  claim('the length of a name is counted in characters', async ({ user, cleanUp }) => {
    const name = '😀'.repeat(255);
    const { body } = await user.post('/me/api_tokens/', { name }, having(201, { name }));
    cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  ...['', 0, false, [], {}, null].map((scopes) =>
    claim(`scopes = ${JSON.stringify(scopes)} means the default`, async ({ user, cleanUp }) => {
      const { body } = await user.post(
        '/me/api_tokens/',
        { scopes },
        having(201, { scopes: ['admin'] }),
      );
      cleanUp(() => user.delete(`/me/api_tokens/${body.id}/`));
    }),
  ),
  ...['admin', 'x', ' ', true, 1, { admin: 1 }].map((scopes) =>
    claim(`scopes = ${JSON.stringify(scopes)} is refused, because it is not a list`, ({ user }) =>
      user.post(
        '/me/api_tokens/',
        { scopes },
        badModel('ApiToken', null, { scopes: 'Only lists and tuples may be used in a list field' }),
      ),
    ),
  ),
  claim('each bad scope is reported with its index', ({ user }) =>
    user.post(
      '/me/api_tokens/',
      { scopes: ['everything', 'admin', 12] },
      {
        status: 400,
        body: including({ errors: { scopes: { 0: BAD_SCOPE, 2: BAD_SCOPE } } }),
      },
    ),
  ),
  claim(
    'the list has no tokens, and the newest key first',
    async ({ user, createToken, expect }) => {
      const [first, second] = [await createToken({ name: 'a' }), await createToken({ name: 'b' })];
      const { body } = await user.get('/me/api_tokens/', {
        status: 200,
        body: containing(token({ id: first.id, name: 'a' }), token({ id: second.id, name: 'b' })),
      });
      const order = body.map(({ id }: { id: string }) => id);
      expect(order.indexOf(second.id) < order.indexOf(first.id), true, 'newest first');
    },
  ),
  claim(
    'the list has when and by which program a key was used',
    async ({ user, createToken, withKey }) => {
      const made = await createToken();
      await withKey(made.token)
        .withHeaders({ 'User-Agent': 'essai/1' })
        .get('/users/roles/', { status: 200, body: [{ name: 'admin' }] });
      await user.get('/me/api_tokens/', {
        status: 200,
        body: containing(token({ id: made.id, last_used_at: aDate, user_agents: ['essai/1'] })),
      });
    },
  ),
  claim('each program is listed once', async ({ user, createToken, withKey }) => {
    const made = await createToken();
    for (const program of ['essai/1', 'essai/2', 'essai/1']) {
      await withKey(made.token)
        .withHeaders({ 'User-Agent': program })
        .get('/users/roles/', { status: 200, body: [{ name: 'admin' }] });
    }
    await user.get('/me/api_tokens/', {
      status: 200,
      body: containing(
        token({ id: made.id, last_used_at: aDate, user_agents: ['essai/1', 'essai/2'] }),
      ),
    });
  }),
  claim('a revoked key is no longer listed', async ({ user, createToken, expect }) => {
    const { id } = await createToken();
    await user.delete(`/me/api_tokens/${id}/`, 204);
    const { body } = await user.get('/me/api_tokens/', 200);
    expect(
      body.some((one: { id: string }) => one.id === id),
      false,
      'listed',
    );
  }),
  claim('revoking twice is 410', async ({ user, createToken }) => {
    const { id } = await createToken();
    await user.delete(`/me/api_tokens/${id}/`, 204);
    await user.delete(`/me/api_tokens/${id}/`, message(410, 'Token already revoked'));
  }),
  claim('a key of another account is 404', async ({ admin, createToken, withKey, userId }) => {
    const { id, token } = await createToken();
    await admin.delete(`/me/api_tokens/${id}/`, {
      status: 404,
      body: { message: startingWith('Token not found') },
    });
    await withKey(token).get('/me/', having(200, { id: userId }));
  }),
  claim('a malformed identifier of a key is 404', ({ user }) =>
    user.delete('/me/api_tokens/xyz/', NOT_FOUND),
  ),
  claim('keys of other accounts are not listed', async ({ admin, createToken, expect }) => {
    const { id } = await createToken();
    const { body } = await admin.get('/me/api_tokens/', 200);
    expect(
      body.some((one: { id: string }) => one.id === id),
      false,
      'listed',
    );
  }),
];
