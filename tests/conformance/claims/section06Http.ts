import { claimsOf } from '../claim';
import { including, type Pattern } from '../pattern';
import { badKey, METHOD_NOT_ALLOWED, NOT_FOUND } from '../sayings';

const claim = claimsOf('6');

const ORIGIN = 'https://console.example.org';

const preflight = (method: string, headers?: string) => ({
  Origin: ORIGIN,
  'Access-Control-Request-Method': method,
  ...(headers === undefined ? {} : { 'Access-Control-Request-Headers': headers }),
});

const anywhere = [
  '/users/',
  '/users/nobody-at-all/',
  '/users/{user}/',
  '/users/{user}/followers/',
  '/users/{user}/rotate_password/',
  '/me/',
  '/me/api_tokens/',
  '/organizations/',
  '/nothing-here/',
  '/users',
];

/** A path that can be read by anybody. */
const readable = [
  '/users/roles/',
  '/users/suggest/?q=a',
  '/users/{user}/',
  '/users/{user}/followers/',
  '/users/{user}/contacts/',
  '/organizations/',
  '/organizations/roles/',
  '/reports/reasons/',
];

const readableByKey = ['/users/', '/me/', '/me/metrics/', '/me/api_tokens/', '/me/datasets/'];

/** A path, and what it takes, as OPTIONS tells it. */
const allowed: [string, string][] = [
  ['/users/', 'GET, HEAD, OPTIONS, POST'],
  ['/users/{user}/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['/users/{user}/followers/', 'DELETE, GET, HEAD, OPTIONS, POST'],
  ['/users/{user}/contacts/', 'GET, HEAD, OPTIONS'],
  ['/users/{user}/rotate_password/', 'GET, HEAD, OPTIONS, POST'],
  ['/users/{user}/avatar/', 'GET, HEAD, OPTIONS, POST'],
  ['/me/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['/me/metrics/', 'GET, HEAD, OPTIONS'],
  ['/me/api_tokens/', 'GET, HEAD, OPTIONS, POST'],
  ['/me/avatar/', 'GET, HEAD, OPTIONS, POST'],
  ['/organizations/', 'GET, HEAD, OPTIONS, POST'],
];

const sorted = (allow: unknown) => String(allow).split(/,\s*/).sort().join(', ');

const words = (header: unknown) => new Set(String(header).split(/,\s*/));

const absent = [
  'ETag',
  'Last-Modified',
  'Cache-Control',
  'Expires',
  'Access-Control-Max-Age',
  'Access-Control-Expose-Headers',
];

const anyOrigin = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': undefined,
};

export const http = [
  ...anywhere.map((path) =>
    claim(`a preflight on ${path} ends with 204`, ({ anyone, userId }) =>
      anyone.with(preflight('PUT', 'x-api-key')).options(path.replace('{user}', userId), {
        status: 204,
        headers: {
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Allow-Methods': 'PUT',
          'Access-Control-Allow-Headers': 'x-api-key',
        },
      }),
    ),
  ),
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'BREW'].map((method) =>
    claim(`a preflight for ${method} is granted as asked`, ({ anyone }) =>
      anyone.with(preflight(method)).options('/users/', {
        status: 204,
        headers: { 'Access-Control-Allow-Methods': method },
      }),
    ),
  ),
  ...[
    'content-type,x-api-key',
    'X-API-KEY, X-Fields, Content-Type, Authorization',
    'x-anything-else',
    'Authorization',
  ].map((headers) =>
    claim(`a preflight for ${headers} is granted word for word`, ({ anyone }) =>
      anyone.with(preflight('GET', headers)).options('/users/', {
        status: 204,
        headers: { 'Access-Control-Allow-Headers': headers },
      }),
    ),
  ),
  claim('a preflight that asks for no header is granted none', ({ anyone }) =>
    anyone.with(preflight('GET')).options('/users/', {
      status: 204,
      headers: { 'Access-Control-Allow-Headers': '' },
    }),
  ),
  claim('a preflight has no body and the type of a page', async ({ anyone, expect }) => {
    const { text } = await anyone.with(preflight('GET')).options('/users/', {
      status: 204,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
    expect(text, '', 'text');
  }),
  claim('a preflight without Origin is 204 and grants nothing', ({ anyone }) =>
    anyone.with({ 'Access-Control-Request-Method': 'PUT' }).options('/users/', {
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': undefined,
        'Access-Control-Allow-Methods': undefined,
        'Access-Control-Allow-Headers': undefined,
      },
    }),
  ),
  claim('a preflight does not look at the key', ({ withKey }) =>
    withKey('no-such-key').with(preflight('GET')).options('/users/', 204),
  ),
  claim('a preflight varies with what it is asked', async ({ anyone, expect }) => {
    const { headers } = await anyone.with(preflight('GET', 'x')).options('/users/', 204);
    for (const name of [
      'Origin',
      'Access-Control-Request-Method',
      'Access-Control-Request-Headers',
    ]) {
      expect(words(headers.vary).has(name), true, `Vary names ${name}`);
    }
  }),
  ...[ORIGIN, 'http://localhost:5173', 'https://evil.example.com', 'null'].map((Origin) =>
    claim(`an answer to ${Origin} is for any origin, without credentials`, ({ anyone }) =>
      anyone.with({ Origin }).get('/users/roles/', { status: 200, headers: anyOrigin }),
    ),
  ),
  claim('without Origin nothing is said of origins', ({ anyone }) =>
    anyone.get('/users/roles/', {
      status: 200,
      headers: { 'Access-Control-Allow-Origin': undefined },
    }),
  ),
  claim('a 401 is for any origin', ({ anyone }) =>
    anyone.with({ Origin: ORIGIN }).get('/users/', { status: 401, headers: anyOrigin }),
  ),
  claim('a 401 of a bad key is for any origin', ({ withKey }) =>
    withKey('no-such-key')
      .with({ Origin: ORIGIN })
      .get('/me/', { status: 401, headers: anyOrigin }),
  ),
  claim('a 403 is for any origin', ({ user }) =>
    user.with({ Origin: ORIGIN }).get('/users/', { status: 403, headers: anyOrigin }),
  ),
  claim('a 404 is for any origin', ({ anyone }) =>
    anyone
      .with({ Origin: ORIGIN })
      .get('/users/nobody-at-all/', { status: 404, headers: anyOrigin }),
  ),
  claim('an unknown path is for any origin', ({ anyone }) =>
    anyone.with({ Origin: ORIGIN }).get('/nothing-here/', { status: 404, headers: anyOrigin }),
  ),
  claim('a 400 is for any origin', ({ anyone }) =>
    anyone.with({ Origin: ORIGIN }).get('/users/suggest/', { status: 400, headers: anyOrigin }),
  ),
  claim('a 405 is for any origin', ({ anyone }) =>
    anyone
      .with({ Origin: ORIGIN })
      .patch('/users/', undefined, { status: 405, headers: anyOrigin }),
  ),
  claim('a redirection is for any origin', ({ anyone }) =>
    anyone.with({ Origin: ORIGIN }).get('/users', { status: 308, headers: anyOrigin }),
  ),
  claim('a 204 is for any origin', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin
      .with({ Origin: ORIGIN })
      .delete(`/users/${id}/?no_mail=1`, { status: 204, headers: anyOrigin });
  }),
  claim('answers vary with Origin and Cookie', async ({ anyone, expect }) => {
    const { headers } = await anyone.get('/users/roles/', 200);
    expect(words(headers.vary).has('Origin'), true, 'Vary names Origin');
    expect(words(headers.vary).has('Cookie'), true, 'Vary names Cookie');
  }),
  claim('answers by key vary with Origin and Cookie', async ({ admin, expect }) => {
    const { headers } = await admin.with({ Origin: ORIGIN }).get('/users/', 200);
    expect(words(headers.vary).has('Origin'), true, 'Vary names Origin');
    expect(words(headers.vary).has('Cookie'), true, 'Vary names Cookie');
  }),
  ...absent.flatMap((name) =>
    ['/users/roles/', '/users/{user}/'].map((path) =>
      claim(`GET ${path} has no ${name}`, ({ anyone, userId }) =>
        anyone
          .with({ Origin: ORIGIN })
          .get(path.replace('{user}', userId), { status: 200, headers: { [name]: undefined } }),
      ),
    ),
  ),
  claim('a page has no ETag', ({ admin }) =>
    admin.get('/users/', { status: 200, headers: { ETag: undefined, 'Cache-Control': undefined } }),
  ),
  claim('If-None-Match is not looked at', ({ anyone }) =>
    anyone.with({ 'If-None-Match': '*' }).get('/users/roles/', 200),
  ),
  claim('If-Modified-Since is not looked at', ({ anyone }) =>
    anyone.with({ 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' }).get('/users/roles/', 200),
  ),
  claim('If-Match does not stop a change: the last one wins', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.with({ 'If-Match': '"other"' }).put(`/users/${id}/`, { about: 'x' }, 200);
  }),
  ...readable.map((path) =>
    claim(`HEAD ${path} is GET without its body`, async ({ anyone, userId, expect }) => {
      const { text, headers } = await anyone.head(path.replace('{user}', userId), 200);
      expect([text, headers['content-type']], ['', 'application/json'], 'answer');
    }),
  ),
  ...readableByKey.map((path) =>
    claim(`HEAD ${path} is GET without its body`, async ({ admin, expect }) => {
      const { text } = await admin.head(path, 200);
      expect(text, '', 'text');
    }),
  ),
  claim('HEAD of a protected path is 401 without a key', ({ anyone }) =>
    anyone.head('/users/', 401),
  ),
  claim('HEAD of a protected path is 403 without the right', ({ user }) =>
    user.head('/users/', 403),
  ),
  claim('HEAD of an unknown account is 404', ({ anyone }) =>
    anyone.head('/users/nobody-at-all/', 404),
  ),
  ...allowed.map(([path, methods]) =>
    claim(`OPTIONS ${path} names ${methods}`, async ({ anyone, userId, expect }) => {
      const { headers } = await anyone.options(path.replace('{user}', userId), 200);
      expect(sorted(headers.allow), methods, 'Allow');
    }),
  ),
  claim('OPTIONS without the slash leads to the slash', ({ anyone }) =>
    anyone.options('/users', { status: 308, headers: { location: '<base>/users/' } }),
  ),
  claim('OPTIONS varies with the method of a preflight', async ({ anyone, expect }) => {
    const { headers } = await anyone.options('/users/', 200);
    expect(sorted(headers.vary), 'Access-Control-Request-Method, Cookie, Origin', 'Vary');
  }),
  claim('OPTIONS does not look at the key', ({ withKey }) =>
    withKey('no-such-key').options('/users/', 200),
  ),
  claim('OPTIONS of an unknown account is 404', ({ anyone }) =>
    anyone.options('/users/nobody-at-all/', NOT_FOUND),
  ),
  claim('a bad key spoils HEAD as it does GET', ({ withKey, userId }) =>
    withKey('no-such-key').head(`/users/${userId}/`, 401),
  ),
  claim('there is no PATCH on accounts', ({ admin, userId }) =>
    admin.patch(`/users/${userId}/`, { about: 'x' }, METHOD_NOT_ALLOWED),
  ),
  claim('there is no PATCH on /me/', ({ user }) =>
    user.patch('/me/', { about: 'x' }, METHOD_NOT_ALLOWED),
  ),
  claim('PUT is partial', async ({ admin, createUser }) => {
    const { id, first_name } = await createUser({ about: 'gardé' });
    const kept: Pattern = including({ about: 'gardé', first_name, website: 'https://example.org' });
    await admin.put(
      `/users/${id}/`,
      { website: 'https://example.org' },
      { status: 200, body: kept },
    );
  }),
  claim('forty calls in a row are all answered', async ({ anyone }) => {
    for (let count = 0; count < 40; count++) await anyone.get('/users/roles/', 200);
  }),
  claim('a bad key in a cross-origin call still says why', ({ withKey }) =>
    withKey('no-such-key').with({ Origin: ORIGIN }).get('/me/', badKey('Invalid API token')),
  ),
];
