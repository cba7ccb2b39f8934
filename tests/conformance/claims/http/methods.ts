import { claim } from '../../claim';
import type { Pattern } from '../../pattern';
import { METHOD_NOT_ALLOWED, NOT_FOUND, NOT_FOUND_TEXT } from '../../expectedAnswers';
import { sortedHeader } from '../../headers';

/** A method that a path does not support, the path, and the methods that it supports. */
const wrongMethods: [string, string, string][] = [
  ['PUT', '/users/', 'GET, HEAD, OPTIONS, POST'],
  ['DELETE', '/users/', 'GET, HEAD, OPTIONS, POST'],
  ['PATCH', '/users/', 'GET, HEAD, OPTIONS, POST'],
  ['POST', '/users/{user}/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['PATCH', '/users/{user}/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['PUT', '/users/{user}/followers/', 'DELETE, GET, HEAD, OPTIONS, POST'],
  ['PATCH', '/users/{user}/followers/', 'DELETE, GET, HEAD, OPTIONS, POST'],
  ['POST', '/me/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['PATCH', '/me/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['POST', '/me/metrics/', 'GET, HEAD, OPTIONS'],
  ['PUT', '/me/api_tokens/', 'GET, HEAD, OPTIONS, POST'],
  ['DELETE', '/me/api_tokens/', 'GET, HEAD, OPTIONS, POST'],
  ['POST', '/me/org_invitations/', 'GET, HEAD, OPTIONS'],
  ['POST', '/organizations/roles/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['POST', '/reports/reasons/', 'GET, HEAD, OPTIONS, PATCH'],
  ['PATCH', '/organizations/', 'GET, HEAD, OPTIONS, POST'],
];

/** Write-only paths. */
const writeOnlyPaths = [
  '/users/{user}/rotate_password/',
  '/users/{user}/avatar/',
  '/me/avatar/',
  '/me/api_tokens/0123456789abcdef01234567/',
  '/me/org_invitations/6f1e3b1e-6c1f-4b8e-9a3f-0123456789ab/accept/',
  '/me/org_invitations/6f1e3b1e-6c1f-4b8e-9a3f-0123456789ab/refuse/',
];

/** Paths that anybody can read. */
const publicPaths = [
  '/users/roles/',
  '/users/suggest/?q=a',
  '/users/{user}/',
  '/users/{user}/followers/',
  '/users/{user}/contacts/',
  '/organizations/',
  '/organizations/roles/',
  '/reports/reasons/',
];

const protectedPaths = ['/users/', '/me/', '/me/metrics/', '/me/api_tokens/', '/me/datasets/'];

/** A path, and the methods that OPTIONS lists. */
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

export const claims = [
  ...wrongMethods.map(([method, path, allowed]) =>
    claim(
      `${method} ${path} is 405 with Allow: ${allowed}`,
      async ({ anonymous, userId, expect }) => {
        const { headers } = await anonymous.call(
          method,
          path.replace('{user}', userId),
          undefined,
          METHOD_NOT_ALLOWED,
        );
        expect(sortedHeader(headers.allow), allowed, 'Allow');
      },
    ),
  ),
  ...writeOnlyPaths.flatMap((path) =>
    ['GET', 'HEAD'].map((method) =>
      claim(`${method} ${path} is 404, not 405`, async ({ admin, adminId, expect }) => {
        const { status, body } = await admin.call(method, path.replace('{user}', adminId));
        expect(status, 404, 'status');
        if (method === 'GET') expect(body, { error: NOT_FOUND_TEXT, status: 404 }, 'body');
      }),
    ),
  ),
  claim(
    'how another wrong method on a write-only path is refused',
    async ({ anonymous, userId, expect, byServer }) => {
      const { status, headers } = await anonymous.put(`/users/${userId}/rotate_password/`);
      expect(status, 405, 'status');
      const type = byServer<Pattern>({
        vigie: 'application/json',
        udata: /^(application\/json|text\/html)/,
      });
      expect(headers['content-type'], type, 'Content-Type');
    },
    {
      difference:
        'udata answers with JSON or HTML, depending on the process; here it is always JSON',
    },
  ),
  claim('a wrong method is reported before the key is checked', ({ withKey, userId }) =>
    withKey('no-such-key').patch(`/users/${userId}/`, undefined, METHOD_NOT_ALLOWED),
  ),
  claim('a wrong method is reported without a key', ({ anonymous }) =>
    anonymous.delete('/users/', METHOD_NOT_ALLOWED),
  ),
  ...publicPaths.map((path) =>
    claim(`HEAD ${path} has no body`, async ({ anonymous, userId, expect }) => {
      const { text, headers } = await anonymous.head(path.replace('{user}', userId), 200);
      expect([text, headers['content-type']], ['', 'application/json'], 'answer');
    }),
  ),
  ...protectedPaths.map((path) =>
    claim(`HEAD ${path} has no body`, async ({ admin, expect }) => {
      const { text } = await admin.head(path, 200);
      expect(text, '', 'text');
    }),
  ),
  claim('HEAD of a protected path is 401 without a key', ({ anonymous }) =>
    anonymous.head('/users/', {
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer realm="uData"' },
    }),
  ),
  claim('HEAD of a protected path is 403 without the permission', ({ user }) =>
    user.head('/users/', {
      status: 403,
      headers: { 'WWW-Authenticate': undefined, 'Content-Type': 'application/json' },
    }),
  ),
  claim('HEAD of an unknown account is 404', ({ anonymous }) =>
    anonymous.head('/users/nobody-at-all/', {
      status: 404,
      headers: { 'Content-Type': 'application/json' },
    }),
  ),
  ...allowed.map(([path, methods]) =>
    claim(`OPTIONS ${path} lists ${methods}`, async ({ anonymous, userId, expect }) => {
      const { headers } = await anonymous.options(path.replace('{user}', userId), 200);
      expect(sortedHeader(headers.allow), methods, 'Allow');
    }),
  ),
  claim('OPTIONS without the slash redirects to the slash', ({ anonymous }) =>
    anonymous.options('/users', { status: 308, headers: { location: '<base>/users/' } }),
  ),
  claim(
    'the answer to OPTIONS varies with the method of a preflight',
    async ({ anonymous, expect }) => {
      const { headers } = await anonymous.options('/users/', 200);
      expect(sortedHeader(headers.vary), 'Access-Control-Request-Method, Cookie, Origin', 'Vary');
    },
  ),
  claim('OPTIONS ignores the key', async ({ withKey, expect }) => {
    const { headers } = await withKey('no-such-key').options('/users/', 200);
    expect(sortedHeader(headers.allow), 'GET, HEAD, OPTIONS, POST', 'Allow');
  }),
  claim('OPTIONS of an unknown account is 404', ({ anonymous }) =>
    anonymous.options('/users/nobody-at-all/', NOT_FOUND),
  ),
  claim('HEAD with a bad key is 401', ({ withKey, userId }) =>
    withKey('no-such-key').head(`/users/${userId}/`, {
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer realm="uData"' },
    }),
  ),
  claim('accounts do not support PATCH', ({ admin, userId }) =>
    admin.patch(`/users/${userId}/`, { about: 'x' }, METHOD_NOT_ALLOWED),
  ),
  claim('/me/ does not support PATCH', ({ user }) =>
    user.patch('/me/', { about: 'x' }, METHOD_NOT_ALLOWED),
  ),
];
