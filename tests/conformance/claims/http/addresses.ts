import { claim } from '../../claim';
import { including, oneOf } from '../../pattern';
import { having } from '../../expectedAnswers';

export const claims = [
  claim('the uri of an organization leads to it', async ({ anonymous }) => {
    const { body } = await anonymous.get('/organizations/?page_size=1&sort=created', 200);
    const { id, uri } = body.data[0];
    await anonymous.get(uri, having(200, { id }));
  }),
  claim('addresses contain the host that was called', ({ anonymous, adminId }) =>
    anonymous
      .withHeaders({ Host: 'udata.example.org' })
      .get(`/users/${adminId}/`, having(200, { uri: /^<base>\/users\/[^/]+\/$/ })),
  ),
  claim('addresses contain the port that was called', ({ anonymous, adminId }) =>
    anonymous
      .withHeaders({ Host: 'udata.example.org:8443' })
      .get(`/users/${adminId}/`, having(200, { uri: /^<base>\/users\/[^/]+\/$/ })),
  ),
  claim('addresses have the scheme that X-Forwarded-Proto names', ({ anonymous, adminId }) =>
    anonymous
      .withHeaders({ Host: 'udata.example.org', 'X-Forwarded-Proto': 'https' })
      .get(
        `/users/${adminId}/`,
        having(200, { uri: /^https:\/\/udata\.example\.org\/api\/1\/users\/[^/]+\/$/ }),
      ),
  ),
  ...['https, https', 'http, https', 'HTTPS'].map((schemes) =>
    claim(`of the schemes ${schemes}, the last one is used`, ({ anonymous }) =>
      anonymous
        .withHeaders({ Host: 'udata.example.org', 'X-Forwarded-Proto': schemes })
        .get('/users', {
          status: 308,
          headers: { location: 'https://udata.example.org/api/1/users/' },
        }),
    ),
  ),
  claim('addresses contain the host in lower case, without the default port', ({ anonymous }) =>
    anonymous
      .withHeaders({ Host: 'Udata.Example.ORG:443', 'X-Forwarded-Proto': 'https' })
      .get('/users', {
        status: 308,
        headers: { location: 'https://udata.example.org/api/1/users/' },
      }),
  ),
  claim('X-Forwarded-Host is not read', ({ anonymous, adminId }) =>
    anonymous
      .withHeaders({ 'X-Forwarded-Host': 'elsewhere.example.org' })
      .get(`/users/${adminId}/`, having(200, { uri: /^<base>\/users\// })),
  ),
  claim(
    'the redirection to the slash has the scheme that X-Forwarded-Proto names',
    ({ anonymous }) =>
      anonymous
        .withHeaders({ Host: 'udata.example.org', 'X-Forwarded-Proto': 'https' })
        .get('/users', {
          status: 308,
          headers: { location: 'https://udata.example.org/api/1/users/' },
        }),
  ),
  claim('next_page contains the host that was called', ({ admin }) =>
    admin
      .withHeaders({ Host: 'udata.example.org' })
      .get('/users/?page_size=1', having(200, { next_page: '<base>/users/?page_size=1&page=2' })),
  ),
  claim(
    'page is the public page without a trailing slash, or null',
    async ({ anonymous, createUser }) => {
      const { id, slug } = await createUser();
      await anonymous.get(
        `/users/${id}/`,
        having(200, { page: oneOf(null, new RegExp(`^https?://.+/users/${slug}$`)) }),
      );
    },
  ),
  claim(
    'without an image, avatar and avatar_thumbnail are null',
    async ({ anonymous, createUser }) => {
      const { id } = await createUser();
      await anonymous.get(`/users/${id}/`, having(200, { avatar: null, avatar_thumbnail: null }));
    },
  ),
  claim('the public page of an organization is an address or null', async ({ anonymous }) => {
    const { body } = await anonymous.get('/organizations/?page_size=1&sort=created', 200);
    const { id, slug } = body.data[0];
    await anonymous.get(`/organizations/${id}/`, {
      status: 200,
      body: including({ page: oneOf(null, new RegExp(`^https?://.+/organizations/${slug}$`)) }),
    });
  }),
];
