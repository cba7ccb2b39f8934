import { claim } from '../../claim';
import { badKey } from '../../expectedAnswers';
import { headerNames, ORIGIN } from '../../headers';

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

const anyOrigin = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': undefined,
};

export const claims = [
  ...anywhere.map((path) =>
    claim(`a preflight on ${path} ends with 204`, ({ anonymous, userId }) =>
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
    claim(`a preflight for ${method} is granted as asked`, ({ anonymous }) =>
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
    claim(`a preflight for ${headers} is granted word for word`, ({ anonymous }) =>
      anonymous.withHeaders(preflight('GET', headers)).options('/users/', {
        status: 204,
        headers: { 'Access-Control-Allow-Headers': headers },
      }),
    ),
  ),
  claim('a preflight that asks for no header is granted none', ({ anonymous }) =>
    anonymous.withHeaders(preflight('GET')).options('/users/', {
      status: 204,
      headers: { 'Access-Control-Allow-Headers': '' },
    }),
  ),
  claim('a preflight has no body and the type of a page', async ({ anonymous, expect }) => {
    const { text } = await anonymous.withHeaders(preflight('GET')).options('/users/', {
      status: 204,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
    expect(text, '', 'text');
  }),
  claim('a preflight without Origin is 204 and grants nothing', ({ anonymous }) =>
    anonymous.withHeaders({ 'Access-Control-Request-Method': 'PUT' }).options('/users/', {
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': undefined,
        'Access-Control-Allow-Methods': undefined,
        'Access-Control-Allow-Headers': undefined,
      },
    }),
  ),
  claim('a preflight does not look at the key', ({ withKey }) =>
    withKey('no-such-key')
      .withHeaders(preflight('GET'))
      .options('/users/', {
        status: 204,
        headers: { ...anyOrigin, 'Access-Control-Allow-Methods': 'GET' },
      }),
  ),
  claim('a preflight varies with what it is asked', async ({ anonymous, expect }) => {
    const { headers } = await anonymous.withHeaders(preflight('GET', 'x')).options('/users/', 204);
    for (const name of [
      'Origin',
      'Access-Control-Request-Method',
      'Access-Control-Request-Headers',
    ]) {
      expect(headerNames(headers.vary).has(name), true, `Vary names ${name}`);
    }
  }),
  ...[ORIGIN, 'http://localhost:5173', 'https://evil.example.com', 'null'].map((Origin) =>
    claim(`an answer to ${Origin} is for any origin, without credentials`, ({ anonymous }) =>
      anonymous.withHeaders({ Origin }).get('/users/roles/', { status: 200, headers: anyOrigin }),
    ),
  ),
  claim('without Origin nothing is said of origins', ({ anonymous }) =>
    anonymous.get('/users/roles/', {
      status: 200,
      headers: { 'Access-Control-Allow-Origin': undefined },
    }),
  ),
  claim('a 401 is for any origin', ({ anonymous }) =>
    anonymous.withHeaders({ Origin: ORIGIN }).get('/users/', { status: 401, headers: anyOrigin }),
  ),
  claim('a 401 of a bad key is for any origin', ({ withKey }) =>
    withKey('no-such-key')
      .withHeaders({ Origin: ORIGIN })
      .get('/me/', { status: 401, headers: anyOrigin }),
  ),
  claim('a 403 is for any origin', ({ user }) =>
    user.withHeaders({ Origin: ORIGIN }).get('/users/', { status: 403, headers: anyOrigin }),
  ),
  claim('a 404 is for any origin', ({ anonymous }) =>
    anonymous
      .withHeaders({ Origin: ORIGIN })
      .get('/users/nobody-at-all/', { status: 404, headers: anyOrigin }),
  ),
  claim('an unknown path is for any origin', ({ anonymous }) =>
    anonymous
      .withHeaders({ Origin: ORIGIN })
      .get('/nothing-here/', { status: 404, headers: anyOrigin }),
  ),
  claim('a 400 is for any origin', ({ anonymous }) =>
    anonymous
      .withHeaders({ Origin: ORIGIN })
      .get('/users/suggest/', { status: 400, headers: anyOrigin }),
  ),
  claim('a 405 is for any origin', ({ anonymous }) =>
    anonymous
      .withHeaders({ Origin: ORIGIN })
      .patch('/users/', undefined, { status: 405, headers: anyOrigin }),
  ),
  claim('a redirection is for any origin', ({ anonymous }) =>
    anonymous.withHeaders({ Origin: ORIGIN }).get('/users', { status: 308, headers: anyOrigin }),
  ),
  claim('a 204 is for any origin', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin
      .withHeaders({ Origin: ORIGIN })
      .delete(`/users/${id}/?no_mail=1`, { status: 204, headers: anyOrigin });
  }),
  claim('answers vary with Origin and Cookie', async ({ anonymous, expect }) => {
    const { headers } = await anonymous.get('/users/roles/', 200);
    expect(headerNames(headers.vary).has('Origin'), true, 'Vary names Origin');
    expect(headerNames(headers.vary).has('Cookie'), true, 'Vary names Cookie');
  }),
  claim('answers by key vary with Origin and Cookie', async ({ admin, expect }) => {
    const { headers } = await admin.withHeaders({ Origin: ORIGIN }).get('/users/', 200);
    expect(headerNames(headers.vary).has('Origin'), true, 'Vary names Origin');
    expect(headerNames(headers.vary).has('Cookie'), true, 'Vary names Cookie');
  }),
  claim('a bad key in a cross-origin call still says why', ({ withKey }) =>
    withKey('no-such-key').withHeaders({ Origin: ORIGIN }).get('/me/', badKey('Invalid API token')),
  ),
];
