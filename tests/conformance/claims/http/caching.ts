import { claim } from '../../claim';
import { having } from '../../expectedAnswers';
import { ORIGIN } from '../../headers';

const ROLES = { status: 200, body: [{ name: 'admin' }] };

const absentHeaders = [
  'ETag',
  'Last-Modified',
  'Cache-Control',
  'Expires',
  'Access-Control-Max-Age',
  'Access-Control-Expose-Headers',
];

export const claims = [
  ...absentHeaders.flatMap((name) => [
    claim(`GET /users/roles/ has no ${name}`, ({ anonymous }) =>
      anonymous
        .withHeaders({ Origin: ORIGIN })
        .get('/users/roles/', { ...ROLES, headers: { [name]: undefined } }),
    ),
    claim(`GET /users/{user}/ has no ${name}`, ({ anonymous, userId }) =>
      anonymous.withHeaders({ Origin: ORIGIN }).get(`/users/${userId}/`, {
        ...having(200, { id: userId }),
        headers: { [name]: undefined },
      }),
    ),
  ]),
  claim('a page has no ETag or Cache-Control', ({ admin }) =>
    admin.get('/users/', {
      ...having(200, { page: 1 }),
      headers: { ETag: undefined, 'Cache-Control': undefined },
    }),
  ),
  claim('If-None-Match is ignored', ({ anonymous }) =>
    anonymous.withHeaders({ 'If-None-Match': '*' }).get('/users/roles/', ROLES),
  ),
  claim('If-Modified-Since is ignored', ({ anonymous }) =>
    anonymous
      .withHeaders({ 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' })
      .get('/users/roles/', ROLES),
  ),
  claim(
    'If-Match does not prevent a change: the last write wins',
    async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin
        .withHeaders({ 'If-Match': '"other"' })
        .put(`/users/${id}/`, { about: 'x' }, having(200, { about: 'x' }));
      await admin.get(`/users/${id}/`, having(200, { about: 'x' }));
    },
  ),
  claim('PUT is partial', async ({ admin, createUser }) => {
    const { id, first_name } = await createUser({ about: 'gardé' });
    await admin.put(
      `/users/${id}/`,
      { website: 'https://example.org' },
      having(200, { about: 'gardé', first_name, website: 'https://example.org' }),
    );
  }),
];
