import { claim } from '../../claim';
import { having, NO_ROUTE, NOT_FOUND, NOT_FOUND_TEXT } from '../../expectedAnswers';
import { sortedHeader } from '../../headers';

const withoutSlash: [string, string][] = [
  ['GET', '/users'],
  ['GET', '/me'],
  ['GET', '/organizations'],
  ['GET', '/users/roles'],
  ['GET', '/users/suggest'],
  ['GET', '/organizations/roles'],
  ['GET', '/me/api_tokens'],
  ['POST', '/users'],
  ['PUT', '/me'],
  ['POST', '/me/api_tokens'],
  ['HEAD', '/users/roles'],
];

const accountCalls: [string, string][] = [
  ['GET', ''],
  ['PUT', ''],
  ['DELETE', ''],
  ['GET', '/followers'],
  ['POST', '/followers'],
  ['GET', '/contacts'],
  ['POST', '/rotate_password'],
];

const unknownPaths = ['/accounts/', '/user/', '/users/x/y/', '/me/password/', '/nothing-here/'];

export const claims = [
  ...withoutSlash.map(([method, path]) =>
    claim(`${method} ${path} redirects to the slash`, ({ anonymous }) =>
      anonymous.call(method, path, undefined, {
        status: 308,
        headers: { location: `<base>${path}/`, 'content-type': 'text/html; charset=utf-8' },
      }),
    ),
  ),
  ...accountCalls.map(([method, path]) =>
    claim(`${method} /users/{id}${path} redirects to the slash`, ({ anonymous, userId }) =>
      anonymous.call(method, `/users/${userId}${path}`, undefined, {
        status: 308,
        headers: { location: `<base>/users/${userId}${path}/` },
      }),
    ),
  ),
  claim('the redirection to the slash keeps the query', ({ anonymous }) =>
    anonymous.get('/users/suggest?q=a%20b&size=3', {
      status: 308,
      headers: { location: '<base>/users/suggest/?q=a%20b&size=3' },
    }),
  ),
  claim('the redirection to the slash comes before the key is checked', ({ withKey }) =>
    withKey('no-such-key').get('/users', {
      status: 308,
      headers: { location: '<base>/users/' },
    }),
  ),
  claim('the redirection to the slash comes before the account is looked up', ({ anonymous }) =>
    anonymous.get('/users/nobody-at-all', {
      status: 308,
      headers: { location: '<base>/users/nobody-at-all/' },
    }),
  ),
  claim('the body of a redirection is HTML', async ({ anonymous, expect }) => {
    const { text } = await anonymous.get('/users', 308);
    expect(text, /<html|<!doctype html/i, 'text');
  }),
  claim('an unknown path without a slash is 404, not redirected', ({ anonymous }) =>
    anonymous.get('/nothing-here', {
      status: 404,
      body: { error: NOT_FOUND_TEXT, status: 404 },
    }),
  ),
  ...unknownPaths.map((path) =>
    claim(`the 404 of the unknown path ${path} has its own keys`, ({ anonymous }) =>
      anonymous.get(path, NO_ROUTE),
    ),
  ),
  claim('an unknown path is 404 for an administrator as well', ({ admin }) =>
    admin.get('/nothing-here/', NO_ROUTE),
  ),
  ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) =>
    claim(`${method} of an unknown path is 405`, async ({ anonymous, expect }) => {
      const { headers } = await anonymous.call(method, '/nothing-here/', undefined, 405);
      expect(sortedHeader(headers.allow), 'GET, HEAD, OPTIONS', 'Allow');
    }),
  ),
  ...['GET', 'POST'].map((method) =>
    claim(`${method} of an unknown path outside of the API is the same 404`, ({ anonymous }) =>
      anonymous.call(method, '<host>/nothing-here', undefined, NO_ROUTE),
    ),
  ),
  claim('a percent-encoded slash is read as a slash', async ({ anonymous, userId }) => {
    await anonymous.get(`/users/${userId}%2F`, having(200, { id: userId }));
    await anonymous.get('/users/a%2Fb/', NO_ROUTE);
  }),
  claim('letters may be percent-encoded anywhere in a path', ({ anonymous }) =>
    anonymous.get('/%75sers/r%6fles/', { status: 200, body: [{ name: 'admin' }] }),
  ),
  ...['%E9', '%C3%28', '%zz', '%', '%00', '%EF%BF%BD'].map((name) =>
    claim(`${name} is read as a slug that no account has`, ({ anonymous }) =>
      anonymous.get(`/users/${name}/`, {
        ...NOT_FOUND,
        headers: { 'Content-Type': 'application/json' },
      }),
    ),
  ),
  claim('a stray % is escaped in the redirection to the slash', ({ anonymous }) =>
    anonymous.get('/users/%?q=%zz', {
      status: 308,
      headers: { location: '<base>/users/%25/?q=%zz' },
    }),
  ),
];
