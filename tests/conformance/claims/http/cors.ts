import { claim } from '../../claim';
import { badKey, having } from '../../expectedAnswers';
import { headerNames, ORIGIN } from '../../headers';

const ROLES = { status: 200, body: [{ name: 'admin' }] };

const preflight = (method: string, headers?: string) => ({
  Origin: ORIGIN,
  'Access-Control-Request-Method': method,
  ...(headers === undefined ? {} : { 'Access-Control-Request-Headers': headers }),
});

const PATHS = [
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

const ANY_ORIGIN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': undefined,
};

export const claims = [
  ...PATHS.map((path) =>
    claim(`a preflight on ${path} is 204`, ({ anonymous, userId }) =>
      anonymous.withHeaders(preflight('PUT', 'x-api-key')).options(path.replace('{user}', userId), {
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
    claim(`a preflight allows ${method}`, ({ anonymous }) =>
      anonymous.withHeaders(preflight(method)).options('/users/', {
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
    claim(`a preflight allows ${headers}, written in the same way`, ({ anonymous }) =>
      anonymous.withHeaders(preflight('GET', headers)).options('/users/', {
        status: 204,
        headers: { 'Access-Control-Allow-Headers': headers },
      }),
    ),
  ),
  claim('a preflight that requests no headers is answered with an empty list', ({ anonymous }) =>
    anonymous.withHeaders(preflight('GET')).options('/users/', {
      status: 204,
      headers: { 'Access-Control-Allow-Headers': '' },
    }),
  ),
  claim('a preflight has no body, and the content type of HTML', async ({ anonymous, expect }) => {
    const { text } = await anonymous.withHeaders(preflight('GET')).options('/users/', {
      status: 204,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
    expect(text, '', 'text');
  }),
  claim('a preflight without Origin is 204 and allows nothing', ({ anonymous }) =>
    anonymous.withHeaders({ 'Access-Control-Request-Method': 'PUT' }).options('/users/', {
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': undefined,
        'Access-Control-Allow-Methods': undefined,
        'Access-Control-Allow-Headers': undefined,
      },
    }),
  ),
  claim('a preflight ignores the key', ({ withKey }) =>
    withKey('no-such-key')
      .withHeaders(preflight('GET'))
      .options('/users/', {
        status: 204,
        headers: { ...ANY_ORIGIN, 'Access-Control-Allow-Methods': 'GET' },
      }),
  ),
  claim(
    'the answer to a preflight varies with the request headers',
    async ({ anonymous, expect }) => {
      const { headers } = await anonymous
        .withHeaders(preflight('GET', 'x'))
        .options('/users/', 204);
      for (const name of [
        'Origin',
        'Access-Control-Request-Method',
        'Access-Control-Request-Headers',
      ]) {
        expect(headerNames(headers.vary).has(name), true, `Vary names ${name}`);
      }
    },
  ),
  ...[ORIGIN, 'http://localhost:5173', 'https://evil.example.com', 'null'].map((Origin) =>
    claim(`an answer to ${Origin} allows any origin, without credentials`, ({ anonymous }) =>
      anonymous.withHeaders({ Origin }).get('/users/roles/', { ...ROLES, headers: ANY_ORIGIN }),
    ),
  ),
  claim('without Origin, no origin is allowed', ({ anonymous }) =>
    anonymous.get('/users/roles/', {
      ...ROLES,
      headers: { 'Access-Control-Allow-Origin': undefined },
    }),
  ),
  claim('a 401 allows any origin', ({ anonymous }) =>
    anonymous.withHeaders({ Origin: ORIGIN }).get('/users/', { status: 401, headers: ANY_ORIGIN }),
  ),
  claim('a 401 for a bad key allows any origin', ({ withKey }) =>
    withKey('no-such-key')
      .withHeaders({ Origin: ORIGIN })
      .get('/me/', { status: 401, headers: ANY_ORIGIN }),
  ),
  claim('a 403 allows any origin', ({ user }) =>
    user.withHeaders({ Origin: ORIGIN }).get('/users/', { status: 403, headers: ANY_ORIGIN }),
  ),
  claim('a 404 allows any origin', ({ anonymous }) =>
    anonymous
      .withHeaders({ Origin: ORIGIN })
      .get('/users/nobody-at-all/', { status: 404, headers: ANY_ORIGIN }),
  ),
  claim('an unknown path allows any origin', ({ anonymous }) =>
    anonymous
      .withHeaders({ Origin: ORIGIN })
      .get('/nothing-here/', { status: 404, headers: ANY_ORIGIN }),
  ),
  claim('a 400 allows any origin', ({ anonymous }) =>
    anonymous
      .withHeaders({ Origin: ORIGIN })
      .get('/users/suggest/', { status: 400, headers: ANY_ORIGIN }),
  ),
  claim('a 405 allows any origin', ({ anonymous }) =>
    anonymous
      .withHeaders({ Origin: ORIGIN })
      .patch('/users/', undefined, { status: 405, headers: ANY_ORIGIN }),
  ),
  claim('a redirection allows any origin', ({ anonymous }) =>
    anonymous.withHeaders({ Origin: ORIGIN }).get('/users', { status: 308, headers: ANY_ORIGIN }),
  ),
  claim('a 204 allows any origin', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin
      .withHeaders({ Origin: ORIGIN })
      .delete(`/users/${id}/?no_mail=1`, { status: 204, headers: ANY_ORIGIN });
  }),
  claim('answers vary with Origin and Cookie', async ({ anonymous, expect }) => {
    const { headers } = await anonymous.get('/users/roles/', ROLES);
    expect(headerNames(headers.vary).has('Origin'), true, 'Vary names Origin');
    expect(headerNames(headers.vary).has('Cookie'), true, 'Vary names Cookie');
  }),
  claim('answers to calls with a key vary with Origin and Cookie', async ({ admin, expect }) => {
    const { headers } = await admin
      .withHeaders({ Origin: ORIGIN })
      .get('/users/', having(200, { page: 1 }));
    expect(headerNames(headers.vary).has('Origin'), true, 'Vary names Origin');
    expect(headerNames(headers.vary).has('Cookie'), true, 'Vary names Cookie');
  }),
  claim('the answer to a cross-origin call with a bad key has the reason', ({ withKey }) =>
    withKey('no-such-key').withHeaders({ Origin: ORIGIN }).get('/me/', badKey('Invalid API token')),
  ),
];
