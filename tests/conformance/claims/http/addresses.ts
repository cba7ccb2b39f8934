import { claim } from '../../claim';
import { including, oneOf } from '../../pattern';
import { having } from '../../sayings';

export const claims = [
  claim('the uri of an organization leads to it', async ({ anyone }) => {
    const { body } = await anyone.get('/organizations/?page_size=1&sort=created', 200);
    const { id, uri } = body.data[0];
    await anyone.get(uri, having(200, { id }));
  }),
  claim('addresses name the host that was called', ({ anyone, adminId }) =>
    anyone
      .with({ Host: 'udata.example.org' })
      .get(`/users/${adminId}/`, having(200, { uri: /^<base>\/users\/[^/]+\/$/ })),
  ),
  claim('addresses name the port that was called', ({ anyone, adminId }) =>
    anyone
      .with({ Host: 'udata.example.org:8443' })
      .get(`/users/${adminId}/`, having(200, { uri: /^<base>\/users\/[^/]+\/$/ })),
  ),
  claim('addresses name the scheme that X-Forwarded-Proto gives', ({ anyone, adminId }) =>
    anyone
      .with({ Host: 'udata.example.org', 'X-Forwarded-Proto': 'https' })
      .get(
        `/users/${adminId}/`,
        having(200, { uri: /^https:\/\/udata\.example\.org\/api\/1\/users\/[^/]+\/$/ }),
      ),
  ),
  ...['https, https', 'http, https', 'HTTPS'].map((schemes) =>
    claim(`of the schemes ${schemes} the last one counts`, ({ anyone }) =>
      anyone.with({ Host: 'udata.example.org', 'X-Forwarded-Proto': schemes }).get('/users', {
        status: 308,
        headers: { location: 'https://udata.example.org/api/1/users/' },
      }),
    ),
  ),
  claim('addresses name the host in lower case, without the usual port', ({ anyone }) =>
    anyone.with({ Host: 'Udata.Example.ORG:443', 'X-Forwarded-Proto': 'https' }).get('/users', {
      status: 308,
      headers: { location: 'https://udata.example.org/api/1/users/' },
    }),
  ),
  claim('X-Forwarded-Host is not read', ({ anyone, adminId }) =>
    anyone
      .with({ 'X-Forwarded-Host': 'elsewhere.example.org' })
      .get(`/users/${adminId}/`, having(200, { uri: /^<base>\/users\// })),
  ),
  claim('the address with a slash names the scheme that X-Forwarded-Proto gives', ({ anyone }) =>
    anyone.with({ Host: 'udata.example.org', 'X-Forwarded-Proto': 'https' }).get('/users', {
      status: 308,
      headers: { location: 'https://udata.example.org/api/1/users/' },
    }),
  ),
  claim('next_page names the host that was called', ({ admin }) =>
    admin
      .with({ Host: 'udata.example.org' })
      .get('/users/?page_size=1', having(200, { next_page: '<base>/users/?page_size=1&page=2' })),
  ),
  claim(
    'page is the public page without a slash at its end, or null',
    async ({ anyone, createUser }) => {
      const { id, slug } = await createUser();
      await anyone.get(
        `/users/${id}/`,
        having(200, { page: oneOf(null, new RegExp(`^https?://.+/users/${slug}$`)) }),
      );
    },
  ),
  claim(
    'an account without an image has null for both its addresses',
    async ({ anyone, createUser }) => {
      const { id } = await createUser();
      await anyone.get(`/users/${id}/`, having(200, { avatar: null, avatar_thumbnail: null }));
    },
  ),
  claim('the public page of an organization is an address or null', async ({ anyone }) => {
    const { body } = await anyone.get('/organizations/?page_size=1&sort=created', 200);
    const { id, slug } = body.data[0];
    await anyone.get(`/organizations/${id}/`, {
      status: 200,
      body: including({ page: oneOf(null, new RegExp(`^https?://.+/organizations/${slug}$`)) }),
    });
  }),
];
