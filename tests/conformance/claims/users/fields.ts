import { claim } from '../../claim';
import type { Expected } from '../../client';
import { including, type Pattern, startingWith } from '../../pattern';
import { badField, badModel, having, INTERNAL_ERROR } from '../../expectedAnswers';
import type { Context } from '../../context';

/** Truthy values of a wrong type. */
const truthy: [string, unknown][] = [
  ['first_name', 12],
  ['first_name', true],
  ['last_name', ['x']],
  ['last_name', { a: 1 }],
  ['email', 12],
];

/** Falsy values of a wrong type. */
const falsy: [string, unknown][] = [
  ['first_name', 0],
  ['first_name', []],
  ['last_name', false],
  ['email', 0],
  ['email', {}],
];

type Values = Record<string, unknown>;

/** Change a new account, and compare the answer. */
async function changeUser(
  { admin, createUser }: Context,
  values: Values,
  expected: (id: string) => Expected,
) {
  const { id } = await createUser();
  await admin.put(`/users/${id}/`, values, expected(id));
}

const REQUIRED = 'Field is required';

const TOO_LONG = 'String value is too long';

const NOT_A_BOOLEAN = 'BooleanField only accepts boolean values';

const HAS_URL = 'URLs not allowed in this field';

/** Values that are stored as they are sent. */
const accepted: [string, unknown][] = [
  ['first_name', 'J.Doe'],
  ['first_name', 'jean@example.org'],
  ['first_name', 'x'.repeat(255)],
  ['first_name', ' Jean '],
  ['first_name', 'M. Paris'],
  ['first_name', '<script>alert(1)</script>'],
  ['first_name', '\ufeff'],
  ['first_name', 'é.fr'],
  ['first_name', 'a.fr#x'],
  ['first_name', 'a.fr;b'],
  ['first_name', 'x_a.fr'],
  ['first_name', 'a..fr'],
  ['first_name', 'a~b.fr'],
  ['first_name', '256.1.1.1'],
  ['first_name', 'localhost'],
  ['last_name', 'é'.repeat(255)],
  ['last_name', '😀'],
  ['about', 'Un *texte* avec https://example.org/ dedans'],
  ['about', ' entouré '],
  ['about', 'x'.repeat(20_000)],
  ['about', '\ufeff'],
  ['website', 'https://www.example.org/'],
  ['website', 'http://example.org'],
  ['website', 'ftp://example.org/x'],
  ['website', 'ftps://example.org/x'],
  ['website', '//example.org/x'],
  ['website', 'https://user:password@example.org/'],
  ['website', 'https://example.org:8443/a?b=c#d'],
  ['website', 'https://exemple.fr/é'],
  ['website', ' https://example.org/ '],
  ['website', 'https://8.8.8.8/'],
  ['website', '://example.org'],
  ['website', 'https://_a.example.org'],
  ['website', 'https://a–b.org'],
  ['website', 'https://example.org/#é'],
  ['website', 'https://user@elsewhere@example.org'],
  ['website', 'https://user/@example.org'],
  ['website', 'https://[2001:4860:4860::8888]/'],
  ['website', 'https://[64:ff9b::808:808]/'],
  ['active', true],
  ['active', false],
  ['active', null],
  ['mail_cadence', 'immediate'],
  ['mail_cadence', 'daily'],
  ['mail_cadence', 'weekly'],
  ['notifications_paused', true],
  ['notifications_paused', false],
  ['roles', ['admin']],
  ['roles', []],
];

/** Values that are stored as other values. */
const converted: [string, unknown, Pattern][] = [
  ['about', '', null],
  ['about', '  ', null],
  ['about', '\n\t', null],
  ['about', '\u001f', null],
  ['about', '\u0085\u00a0', null],
  ['website', '\u001f', null],
  ['website', '', null],
  ['website', '   ', null],
  ['about', null, null],
  ['website', null, null],
  ['mail_cadence', null, 'immediate'],
  ['notifications_paused', null, false],
  ['roles', null, []],
];

/** Values that model validation refuses, with the reason. */
const refusedByModel: [string, unknown, string][] = [
  ['first_name', null, REQUIRED],
  ['first_name', '', REQUIRED],
  ['first_name', '   ', REQUIRED],
  ['first_name', '\u001f', REQUIRED],
  ['last_name', null, REQUIRED],
  ['last_name', '', REQUIRED],
  ['email', null, REQUIRED],
  ['email', '', REQUIRED],
  ['first_name', 'x'.repeat(256), TOO_LONG],
  ['last_name', 'x'.repeat(256), TOO_LONG],
  ['about', 12, 'StringField only accepts string values'],
  ['about', ['x'], 'StringField only accepts string values'],
  ['about', true, 'StringField only accepts string values'],
  ['active', 'false', NOT_A_BOOLEAN],
  ['active', 'true', NOT_A_BOOLEAN],
  ['active', 1, NOT_A_BOOLEAN],
  ['active', 0, NOT_A_BOOLEAN],
  ['active', [], NOT_A_BOOLEAN],
  ['active', '', NOT_A_BOOLEAN],
  ['active', ' ', NOT_A_BOOLEAN],
  ['notifications_paused', 'true', NOT_A_BOOLEAN],
  ['notifications_paused', 1, NOT_A_BOOLEAN],
  ['notifications_paused', '', NOT_A_BOOLEAN],
  ['website', 'nowhere', 'Invalid URL "nowhere"'],
  ['website', 'www.example.org', 'Invalid URL "www.example.org"'],
  ['website', 'https://', 'Invalid URL "https://"'],
  ['website', ' nowhere ', 'Invalid URL "nowhere"'],
  ['website', '\ufeff', 'Invalid URL "\ufeff"'],
  ['website', 'https://a.b', 'Invalid URL "https://a.b"'],
  ['website', 'https://example.org.', 'Invalid URL "https://example.org."'],
  ['website', 'https://a--b.org', 'Invalid URL "https://a--b.org"'],
  ['website', 'https://example.org#x', 'Invalid URL "https://example.org#x"'],
  ['website', 'https://@example.org', 'Invalid URL "https://@example.org"'],
  ['website', 'https://127.1', 'Invalid URL "https://127.1"'],
  ['website', 'https://256.1.1.1', 'Invalid URL "https://256.1.1.1"'],
  ['website', 'https://example.xn--p1ai', 'Invalid URL "https://example.xn--p1ai"'],
  ['website', 'https://example.onion', 'Invalid URL "https://example.onion": Invalid TLD onion'],
  ['website', 'HTTP://EXAMPLE.ORG', 'Invalid URL "HTTP://EXAMPLE.ORG": Invalid TLD ORG'],
  ['website', 'https://exa mple.org', 'Invalid URL "https://exa mple.org"'],
  ['website', 'http://localhost/', 'Invalid URL "http://localhost/": is a local URL'],
  ['website', 'http://127.0.0.1/', 'Invalid URL "http://127.0.0.1/": is a local URL'],
  ['website', 'http://192.168.1.1/', 'Invalid URL "http://192.168.1.1/": is a private URL'],
  ['website', 'http://10.0.0.1/', 'Invalid URL "http://10.0.0.1/": is a private URL'],
  [
    'website',
    'http://localhost.localdomain',
    'Invalid URL "http://localhost.localdomain": is a local URL',
  ],
  ['website', 'http://100.64.0.1', 'Invalid URL "http://100.64.0.1": is a private URL'],
  ['website', 'http://192.0.2.1', 'Invalid URL "http://192.0.2.1": is a private URL'],
  ['website', 'http://240.0.0.1', 'Invalid URL "http://240.0.0.1": is a private URL'],
  ['website', 'http://[2001:db8::1]', 'Invalid URL "http://[2001:db8::1]": is a private URL'],
  ['website', 'http://[2002:7f00:1::]', 'Invalid URL "http://[2002:7f00:1::]": is a local URL'],
  ['website', 'http://128.0.0.0', 'Invalid URL "http://128.0.0.0": 128.0.0.0 is a mask IP'],
  ['website', 'http://[ffff::]', 'Invalid URL "http://[ffff::]": ffff:: is a mask IP'],
  [
    'website',
    'javascript://example.org/%0aalert(1)',
    'Invalid URL "javascript://example.org/%0aalert(1)": Invalid scheme javascript, ' +
      'allowed schemes: http, https, ftp, ftps',
  ],
  [
    'website',
    'gopher://example.org/',
    'Invalid URL "gopher://example.org/": Invalid scheme gopher, allowed schemes: http, https, ftp, ftps',
  ],
];

const refusedNames = [
  'Visit spam.com',
  'M.Paris',
  'https://example.org',
  'voir www.example.org ici',
  'a.fr',
  'a.fr.',
  '//example.org',
  'http://localhost',
  '😀a.fr',
];

const refusedAddresses = [
  'bad mail',
  'x',
  '@example.org',
  'a@',
  'a@b',
  'a@localhost',
  'a@example.test',
  'a@example.local',
  'a@example.invalid',
  ' a@example.org',
  'a@example.org ',
  'Jean <a@example.org>',
  '"a b"@example.org',
  'a..b@example.org',
  'a@b@example.org',
  'a@example..org',
  'a@-example.org',
  'a@ab--example.org',
  'a@xn--a.org',
  'a@😀.org',
  'a@b\u200b.org',
  '\u0300a@example.org',
  'a@example.a1',
  `${'a'.repeat(64)}@${'b'.repeat(60)}.${'b'.repeat(60)}.${'b'.repeat(60)}.example.org`,
];

export const claims = [
  ...accepted.map(([field, value]) =>
    claim(`${field} = ${JSON.stringify(value).slice(0, 40)} is stored`, (context) =>
      changeUser(context, { [field]: value }, () => having(200, { [field]: value as Pattern })),
    ),
  ),
  ...converted.map(([field, value, kept]) =>
    claim(`${field} = ${JSON.stringify(value)} becomes ${JSON.stringify(kept)}`, (context) =>
      changeUser(context, { [field]: value }, () => having(200, { [field]: kept })),
    ),
  ),
  ...refusedByModel.map(([field, value, reason]) =>
    claim(`${field} = ${JSON.stringify(value).slice(0, 40)} is refused`, (context) =>
      changeUser(context, { [field]: value }, (id) => badModel('User', id, { [field]: reason })),
    ),
  ),
  claim('a website with an unknown top-level domain is refused', (context) =>
    changeUser(context, { website: 'https://example.nothing-here/' }, (id) => ({
      status: 400,
      body: {
        errors: { website: startingWith('Invalid URL "https://example.nothing-here/"') },
        message: startingWith(`ValidationError (User:${id})`),
      },
    })),
  ),
  ...refusedNames.flatMap((name) =>
    ['first_name', 'last_name'].map((field) =>
      claim(`${field} = ${name} is refused as a URL`, (context) =>
        changeUser(context, { [field]: name }, () => badField(field, HAS_URL)),
      ),
    ),
  ),
  ...refusedAddresses.map((email) =>
    claim(`email = ${JSON.stringify(email)} is refused`, (context) =>
      changeUser(context, { email }, () => badField('email', 'Invalid email address')),
    ),
  ),
  claim(
    'an email with characters outside of ASCII is accepted',
    async ({ admin, createUser, uniqueWord }) => {
      const email = `é😀${uniqueWord()}@example.org`;
      const { id } = await createUser({ email });
      await admin.get(`/users/${id}/`, having(200, { email }));
    },
  ),
  claim('the case of an email is stored', async ({ admin, createUser, uniqueWord }) => {
    const email = `Jean.${uniqueWord().toUpperCase()}@Example.ORG`;
    const { id } = await createUser({ email });
    await admin.get(`/users/${id}/`, having(200, { email }));
  }),
  claim('two accounts may have emails that differ only by case', async (context) => {
    const local = context.uniqueWord();
    for (const email of [`${local}@example.org`, `${local.toUpperCase()}@example.org`]) {
      const { id } = await context.createUser({ email });
      await context.admin.get(`/users/${id}/`, having(200, { email }));
    }
  }),
  claim('an email with a tag is accepted', async ({ admin, createUser, uniqueWord }) => {
    const email = `${uniqueWord()}+tag@example.org`;
    const { id } = await createUser({ email });
    await admin.get(`/users/${id}/`, having(200, { email }));
  }),
  claim('roles that are a string are read letter by letter', (context) =>
    changeUser(context, { roles: 'boss' }, () => badField('roles', 'The role b does not exist')),
  ),
  claim('every role of a list is checked', (context) =>
    changeUser(context, { roles: ['admin', 'boss'] }, () =>
      badField('roles', 'The role boss does not exist'),
    ),
  ),
  ...(
    [
      [[null], 'None'],
      [[[]], '[]'],
      [[12], '12'],
      [' ', ' '],
    ] as const
  ).map(([roles, shown]) =>
    claim(`roles = ${JSON.stringify(roles)} is refused`, (context) =>
      changeUser(context, { roles }, () => badField('roles', `The role ${shown} does not exist`)),
    ),
  ),
  ...['editor', 'moderator', 'Admin', 'admin '].map((role) =>
    claim(`the role ${JSON.stringify(role)} is refused`, (context) =>
      changeUser(context, { roles: [role] }, () =>
        badField('roles', `The role ${role} does not exist`),
      ),
    ),
  ),
  ...['never', '', ' ', 'DAILY', 1, true].map((mail_cadence) =>
    claim(`mail_cadence = ${JSON.stringify(mail_cadence)} is refused`, (context) =>
      changeUser(context, { mail_cadence }, (id) => ({
        status: 400,
        body: {
          errors: { mail_cadence: startingWith('Value must be one of [') },
          message: startingWith(`ValidationError (User:${id}) (Value must be one of [`),
        },
      })),
    ),
  ),
  claim('all refused fields are reported, in the order of the model', (context) =>
    changeUser(
      context,
      { about: 3, website: 'nowhere', last_name: '', active: 'x', first_name: null },
      (id) =>
        badModel(
          'User',
          id,
          {
            active: NOT_A_BOOLEAN,
            first_name: REQUIRED,
            last_name: REQUIRED,
            website: 'Invalid URL "nowhere"',
            about: 'StringField only accepts string values',
          },
          `${NOT_A_BOOLEAN}: ['active'] ${REQUIRED}: ['first_name', 'last_name'] ` +
            `Invalid URL "nowhere": ['website'] StringField only accepts string values: ['about']`,
        ),
    ),
  ),
  claim('half of a surrogate pair is refused', (context) =>
    changeUser(context, { about: 'a\ud800' }, () => ({ status: 400, body: including({}) })),
  ),
  claim(
    'the reasons for refusing a website are in French with ?lang=fr',
    async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.put(
        `/users/${id}/?lang=fr`,
        { website: 'http://192.168.1.1/' },
        having(400, { errors: { website: startingWith('URL invalide "http://192.168.1.1/"') } }),
      );
    },
  ),
  claim('a website is checked on every save', async ({ admin, createUser }) => {
    const { id } = await createUser({ website: 'https://example.org' });
    await admin.put(
      `/users/${id}/`,
      { website: 'https://example.org' },
      having(200, { website: 'https://example.org' }),
    );
    await admin.put(
      `/users/${id}/`,
      { website: 'nowhere', active: false },
      badModel('User', id, { website: 'Invalid URL "nowhere"' }),
    );
    await admin.get(`/users/${id}/`, having(200, { active: true }));
  }),
  claim(
    'how an email that is taken is refused on creation',
    async ({ admin, createUser, byServer }) => {
      const { email } = await createUser();
      await admin.post(
        '/users/',
        { first_name: 'A', last_name: 'B', email },
        byServer({ vigie: having(400, { errors: { email: /.+/ } }), udata: INTERNAL_ERROR }),
      );
    },
    { difference: 'udata answers 500; here it is a 400 on the field' },
  ),
  claim(
    'how an email that is taken is refused on a change',
    async ({ admin, createUser, byServer }) => {
      const [{ email }, { id }] = [await createUser(), await createUser()];
      await admin.put(
        `/users/${id}/`,
        { email, about: 'x' },
        byServer({ vigie: having(400, { errors: { email: /.+/ } }), udata: INTERNAL_ERROR }),
      );
      await admin.get(`/users/${id}/`, having(200, { about: null }));
    },
    { difference: 'udata answers 500; here it is a 400 on the field' },
  ),
  ...truthy.map(([field, value]) =>
    claim(
      `how ${field} = ${JSON.stringify(value)} is refused`,
      async ({ admin, createUser, byServer }) => {
        const { id } = await createUser();
        await admin.put(
          `/users/${id}/`,
          { [field]: value },
          byServer({ vigie: having(400, { errors: { [field]: /.+/ } }), udata: INTERNAL_ERROR }),
        );
      },
      { difference: 'udata answers 500; here it is a 400 on the field' },
    ),
  ),
  ...falsy.map(([field, value]) =>
    claim(`${field} = ${JSON.stringify(value)} is a 400`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.put(
        `/users/${id}/`,
        { [field]: value },
        {
          status: 400,
          body: including({ errors: { [field]: /.+/ } }),
        },
      );
    }),
  ),
  ...[12, true].map((value) =>
    claim(
      `how roles = ${value.toString()} is refused`,
      async ({ admin, createUser, byServer }) => {
        const { id } = await createUser();
        await admin.put(
          `/users/${id}/`,
          { roles: value },
          byServer({ vigie: having(400, { errors: { roles: /.+/ } }), udata: INTERNAL_ERROR }),
        );
      },
      { difference: 'udata answers 500; here it is a 400 on the field' },
    ),
  ),
  ...[0, false, '', null].map((value) =>
    claim(`roles = ${JSON.stringify(value)} means no roles`, async ({ admin, createUser }) => {
      const { id } = await createUser({ roles: ['admin'] });
      await admin.put(`/users/${id}/`, { roles: value }, having(200, { roles: [] }));
    }),
  ),
];
