import { claimsOf } from '../claim';
import { aDate, anId, anInteger, containing, including, type Pattern, rule } from '../pattern';
import { badField, badModel, having, message, NOT_FOUND, UNAUTHORIZED } from '../sayings';
import { userObject } from '../shapes';

const claim = claimsOf('10');

const emptyOrNot = rule('a list', Array.isArray);

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
/** Other ways to write a date, with what they mean. */
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

export const me = [
  claim('one’s own account is a user object with what is confidential', ({ user, userId }) =>
    user.get('/me/', {
      status: 200,
      body: userObject({ id: userId, email: /@/, last_login_at: aDate, roles: [] }),
    }),
  ),
  claim('there is no key in it', ({ user }) =>
    user.get('/me/', having(200, { apikey: undefined })),
  ),
  claim('one’s own account needs a key', ({ anyone }) => anyone.get('/me/', UNAUTHORIZED)),
  claim('an administrator sees admin among their roles', ({ admin, adminId }) =>
    admin.get('/me/', having(200, { id: adminId, roles: containing('admin') })),
  ),
  claim(
    'one changes what is written about oneself',
    async ({ user, later }) => {
      later(() => user.put('/me/', { about: null }));
      await user.put('/me/', { about: 'Bonjour' }, having(200, { about: 'Bonjour' }));
      await user.get('/me/', having(200, { about: 'Bonjour' }));
    },
    { alone: true },
  ),
  claim(
    'one changes one’s website',
    async ({ user, later }) => {
      later(() => user.put('/me/', { website: null }));
      await user.put(
        '/me/',
        { website: 'https://example.org' },
        having(200, { website: 'https://example.org' }),
      );
    },
    { alone: true },
  ),
  claim(
    'one changes one’s name, and the slug stays',
    async ({ user, later }) => {
      const { body: before } = await user.get('/me/', 200);
      later(() => user.put('/me/', { first_name: before.first_name }));
      await user.put(
        '/me/',
        { first_name: 'Autre' },
        having(200, { first_name: 'Autre', slug: before.slug }),
      );
    },
    { alone: true },
  ),
  claim(
    'one changes the rhythm of one’s mails',
    async ({ user, later }) => {
      later(() => user.put('/me/', { mail_cadence: null, notifications_paused: null }));
      await user.put(
        '/me/',
        { mail_cadence: 'weekly', notifications_paused: true },
        having(200, { mail_cadence: 'weekly', notifications_paused: true }),
      );
    },
    { alone: true },
  ),
  claim('one cannot change one’s roles', ({ user }) =>
    user.put('/me/', { roles: ['admin'] }, having(200, { roles: [] })),
  ),
  claim('a role that does not exist is ignored as well', ({ user }) =>
    user.put('/me/', { roles: ['boss'] }, having(200, { roles: [] })),
  ),
  claim('one cannot deactivate oneself', ({ user }) =>
    user.put('/me/', { active: false }, having(200, { active: true })),
  ),
  claim('nor can an administrator here', ({ admin }) =>
    admin.put(
      '/me/',
      { active: false, roles: [] },
      having(200, { active: true, roles: containing('admin') }),
    ),
  ),
  claim('one’s address unchanged passes', async ({ user }) => {
    const { body } = await user.get('/me/', 200);
    await user.put('/me/', { email: body.email }, having(200, { email: body.email }));
  }),
  claim('another address is refused', ({ user, address }) =>
    user.put('/me/', { email: address() }, badField('email', 'Cannot modify email after creation')),
  ),
  claim('no address at all is another one', ({ user }) =>
    user.put('/me/', { email: null }, badField('email', 'Cannot modify email after creation')),
  ),
  claim('an address that is none is refused for what it is', ({ user }) =>
    user.put('/me/', { email: 'x' }, badField('email', 'Invalid email address')),
  ),
  claim('the first key that is refused is told here as well', ({ user, address }) =>
    user.put(
      '/me/',
      { first_name: 'Voir spam.com', email: address() },
      badField('first_name', 'URLs not allowed in this field'),
    ),
  ),
  claim(
    'an administrator may change theirs',
    async ({ admin, address, later }) => {
      const { body } = await admin.get('/me/', 200);
      later(() => admin.put('/me/', { email: body.email }));
      const email = address();
      await admin.put('/me/', { email }, having(200, { email }));
    },
    { alone: true },
  ),
  claim('an empty object changes nothing', ({ user, userId }) =>
    user.put('/me/', {}, having(200, { id: userId })),
  ),
  claim('null changes nothing', ({ user, userId }) =>
    user.put('/me/', null, having(200, { id: userId })),
  ),
  claim('a bad website is refused', ({ user, userId }) =>
    user.put(
      '/me/',
      { website: 'nowhere' },
      badModel('User', userId, { website: 'Invalid URL "nowhere"' }),
    ),
  ),
  claim('a URL in one’s name is refused', ({ user }) =>
    user.put(
      '/me/',
      { first_name: 'Voir spam.com' },
      badField('first_name', 'URLs not allowed in this field'),
    ),
  ),
  claim('a missing name is refused', ({ user, userId }) =>
    user.put(
      '/me/',
      { last_name: '' },
      badModel('User', userId, { last_name: 'Field is required' }),
    ),
  ),
  claim('one’s own figures have six keys', ({ user, userId }) =>
    user.get('/me/metrics/', {
      status: 200,
      body: {
        id: userId,
        resources_availability: rule('a number', (value) => typeof value === 'number'),
        datasets_org_count: anInteger,
        followers_org_count: anInteger,
        datasets_count: anInteger,
        followers_count: anInteger,
      },
    }),
  ),
  ...[
    'datasets',
    'reuses',
    'org_datasets',
    'org_reuses',
    'org_community_resources',
    'org_discussions',
    'org_invitations',
  ].flatMap((name) => [
    claim(`/me/${name}/ is a list`, ({ user }) =>
      user.get(`/me/${name}/`, { status: 200, body: emptyOrNot }),
    ),
    claim(`/me/${name}/ needs a key`, ({ anyone }) => anyone.get(`/me/${name}/`, UNAUTHORIZED)),
  ]),
  ...['org_datasets', 'org_reuses', 'org_community_resources', 'org_discussions'].map((name) =>
    claim(`/me/${name}/ takes q`, ({ user, word }) =>
      user.get(`/me/${name}/?q=${word()}`, { status: 200, body: [] }),
    ),
  ),

  claim('a new key is 201 with its text, this once', async ({ user, later }) => {
    const { body } = await user.post(
      '/me/api_tokens/',
      {},
      {
        status: 201,
        body: { ...token(), token: /^udata_[\w-]{40,}$/ },
      },
    );
    later(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  claim('the beginning of a key is that of its text', async ({ user, later, expect }) => {
    const { body } = await user.post('/me/api_tokens/', {}, 201);
    later(() => user.delete(`/me/api_tokens/${body.id}/`));
    expect(body.token.startsWith(body.token_prefix), true, 'beginning');
  }),
  claim('null makes a key as well', async ({ user, later }) => {
    const { body } = await user.post('/me/api_tokens/', null, 201);
    later(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  claim('a key has a name', async ({ user, later }) => {
    const { body } = await user.post(
      '/me/api_tokens/',
      { name: 'script' },
      having(201, { name: 'script' }),
    );
    later(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  claim('a name that is too long is refused', ({ user }) =>
    user.post(
      '/me/api_tokens/',
      { name: 'x'.repeat(256) },
      badModel('ApiToken', null, { name: 'String value is too long' }),
    ),
  ),
  claim('a key has a date of expiry', async ({ user, later, expect }) => {
    const expires_at = inAnHour();
    const { body } = await user.post(
      '/me/api_tokens/',
      { expires_at },
      having(201, { expires_at: aDate }),
    );
    later(() => user.delete(`/me/api_tokens/${body.id}/`));
    expect(Date.parse(body.expires_at), Date.parse(expires_at), 'expires_at');
  }),
  claim('a date without a zone is in UTC', async ({ user, later, expect }) => {
    const { body } = await user.post('/me/api_tokens/', { expires_at: '2100-01-01T12:00:00' }, 201);
    later(() => user.delete(`/me/api_tokens/${body.id}/`));
    expect(body.expires_at, '2100-01-01T12:00:00+00:00', 'expires_at');
  }),
  claim('a date without a time is its midnight', async ({ user, later, expect }) => {
    const { body } = await user.post('/me/api_tokens/', { expires_at: '2100-01-01' }, 201);
    later(() => user.delete(`/me/api_tokens/${body.id}/`));
    expect(body.expires_at, '2100-01-01T00:00:00+00:00', 'expires_at');
  }),
  claim('a date in another zone is the same moment', async ({ user, later, expect }) => {
    const { body } = await user.post(
      '/me/api_tokens/',
      { expires_at: '2100-01-01T12:00:00+02:00' },
      201,
    );
    later(() => user.delete(`/me/api_tokens/${body.id}/`));
    expect(Date.parse(body.expires_at), Date.parse('2100-01-01T10:00:00Z'), 'expires_at');
  }),
  ...badDates.map((expires_at) =>
    claim(`expires_at = ${JSON.stringify(expires_at)} is no date`, ({ user }) =>
      user.post('/me/api_tokens/', { expires_at }, message(400, 'Invalid expires_at format')),
    ),
  ),
  ...pastDates.map((expires_at) =>
    claim(`expires_at = ${expires_at} is past`, ({ user }) =>
      user.post(
        '/me/api_tokens/',
        { expires_at },
        message(400, 'expires_at must be in the future'),
      ),
    ),
  ),
  ...goodDates.map(([expires_at, moment]) =>
    claim(`expires_at = ${expires_at} is a date`, async ({ user, later, expect }) => {
      const { body } = await user.post('/me/api_tokens/', { expires_at }, 201);
      later(() => user.delete(`/me/api_tokens/${body.id}/`));
      expect(Date.parse(body.expires_at), Date.parse(moment), 'expires_at');
    }),
  ),
  ...['', 0, false, [], {}].map((expires_at) =>
    claim(`expires_at = ${JSON.stringify(expires_at)} is none`, async ({ user, later }) => {
      const { body } = await user.post(
        '/me/api_tokens/',
        { expires_at },
        having(201, { expires_at: null }),
      );
      later(() => user.delete(`/me/api_tokens/${body.id}/`));
    }),
  ),
  claim('a name is measured in characters', async ({ user, later }) => {
    const name = '😀'.repeat(255);
    const { body } = await user.post('/me/api_tokens/', { name }, having(201, { name }));
    later(() => user.delete(`/me/api_tokens/${body.id}/`));
  }),
  ...['', 0, false, [], {}, null].map((scopes) =>
    claim(`scopes = ${JSON.stringify(scopes)} are those of everybody`, async ({ user, later }) => {
      const { body } = await user.post(
        '/me/api_tokens/',
        { scopes },
        having(201, { scopes: ['admin'] }),
      );
      later(() => user.delete(`/me/api_tokens/${body.id}/`));
    }),
  ),
  ...['admin', 'x', ' ', true, 1, { admin: 1 }].map((scopes) =>
    claim(`scopes = ${JSON.stringify(scopes)} are no list`, ({ user }) =>
      user.post(
        '/me/api_tokens/',
        { scopes },
        badModel('ApiToken', null, { scopes: 'Only lists and tuples may be used in a list field' }),
      ),
    ),
  ),
  claim('each bad scope is refused at its place', ({ user }) =>
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
    'keys are listed without their text, the newest first',
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
  claim('a used key tells when, and by which program', async ({ user, createToken, withKey }) => {
    const made = await createToken();
    await withKey(made.token).with({ 'User-Agent': 'essai/1' }).get('/users/roles/', 200);
    await user.get('/me/api_tokens/', {
      status: 200,
      body: containing(token({ id: made.id, last_used_at: aDate, user_agents: ['essai/1'] })),
    });
  }),
  claim('a program is named once', async ({ user, createToken, withKey }) => {
    const made = await createToken();
    for (const program of ['essai/1', 'essai/2', 'essai/1']) {
      await withKey(made.token).with({ 'User-Agent': program }).get('/users/roles/', 200);
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
  claim('a key of somebody else is 404', async ({ admin, createToken }) => {
    const { id } = await createToken();
    await admin.delete(`/me/api_tokens/${id}/`, 404);
  }),
  claim('a malformed identifier of a key is 404', ({ user }) =>
    user.delete('/me/api_tokens/xyz/', NOT_FOUND),
  ),
  claim('nobody else’s keys are listed', async ({ admin, createToken, expect }) => {
    const { id } = await createToken();
    const { body } = await admin.get('/me/api_tokens/', 200);
    expect(
      body.some((one: { id: string }) => one.id === id),
      false,
      'listed',
    );
  }),
];
