import { claim } from '../../claim';
import { including, type Pattern } from '../../pattern';
import { having } from '../../expectedAnswers';
import { ORIGIN } from '../../headers';

/** The roles that exist, in full. */
const ROLES = { status: 200, body: [{ name: 'admin' }] };

const absent = [
  'ETag',
  'Last-Modified',
  'Cache-Control',
  'Expires',
  'Access-Control-Max-Age',
  'Access-Control-Expose-Headers',
];

export const claims = [
  ...absent.flatMap((name) =>
    ['/users/roles/', '/users/{user}/'].map((path) =>
      claim(`GET ${path} has no ${name}`, ({ anonymous, userId }) =>
        anonymous
          .withHeaders({ Origin: ORIGIN })
          .get(path.replace('{user}', userId), { status: 200, headers: { [name]: undefined } }),
      ),
    ),
  ),
  claim('a page has no ETag', ({ admin }) =>
    admin.get('/users/', { status: 200, headers: { ETag: undefined, 'Cache-Control': undefined } }),
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
      await admin.withHeaders({ 'If-Match': '"other"' }).put(`/users/${id}/`, { about: 'x' }, 200);
      await admin.get(`/users/${id}/`, having(200, { about: 'x' }));
    },
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
];
