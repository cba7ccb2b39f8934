import { claim } from '../../claim';
import type { Expected } from '../../client';
import { including } from '../../pattern';
import { badKey, having, METHOD_NOT_ALLOWED, NOT_FOUND, UNAUTHORIZED } from '../../expectedAnswers';
import { ABSENT_ID } from '../../fixtures';

const movedTo = (path: string): Expected => ({
  status: 308,
  // Relative to the host, and without the query.
  headers: { location: `/api/1${path}`, 'content-type': 'text/html; charset=utf-8' },
});

/** Calls on an account, except those on its followers, which look it up by other rules. */
const accountCalls: [string, string][] = [
  ['GET', ''],
  ['PUT', ''],
  ['DELETE', ''],
  ['GET', 'contacts/'],
  ['POST', 'rotate_password/'],
];

export const claims = [
  claim('an account is found by identifier', async ({ anonymous, createUser }) => {
    const { id, slug } = await createUser();
    await anonymous.get(`/users/${id}/`, having(200, { id, slug }));
  }),
  claim('an account is found by slug', async ({ anonymous, createUser }) => {
    const { id, slug } = await createUser();
    await anonymous.get(`/users/${slug}/`, having(200, { id, slug }));
  }),
  claim('an account is changed by slug', async ({ admin, createUser }) => {
    const { id, slug } = await createUser();
    await admin.put(`/users/${slug}/`, { about: 'x' }, having(200, { id, about: 'x' }));
  }),
  claim('an account is deleted by slug', async ({ admin, createUser }) => {
    const { slug } = await createUser();
    await admin.delete(`/users/${slug}/?no_mail=1`, 204);
    await admin.get(`/users/${slug}/`, NOT_FOUND);
  }),
  claim('an organization is found by identifier and by slug', async ({ anonymous }) => {
    const { body } = await anonymous.get('/organizations/?page_size=1&sort=created', 200);
    const { id, slug } = body.data[0];
    await anonymous.get(`/organizations/${id}/`, having(200, { id, slug }));
    await anonymous.get(`/organizations/${slug}/`, having(200, { id, slug }));
  }),
  ...accountCalls.map(([method, rest]) =>
    claim(
      `${method} /users/{SLUG}/${rest} redirects to the slug`,
      async ({ anonymous, createUser }) => {
        const { slug } = await createUser();
        await anonymous.call(
          method,
          `/users/${slug.toUpperCase()}/${rest}`,
          undefined,
          movedTo(`/users/${slug}/${rest}`),
        );
      },
    ),
  ),
  claim('POST /users/{SLUG}/avatar/ redirects to the slug', async ({ anonymous, createUser }) => {
    const { slug } = await createUser();
    await anonymous.post(
      `/users/${slug.toUpperCase()}/avatar/`,
      undefined,
      movedTo(`/users/${slug}/avatar/`),
    );
  }),
  claim('a name in place of the slug redirects to the slug', async ({ anonymous, createUser }) => {
    const { slug, first_name, last_name } = await createUser();
    await anonymous.get(
      `/users/${encodeURIComponent(`${first_name} ${last_name}`)}/`,
      movedTo(`/users/${slug}/`),
    );
  }),
  claim('an accented name redirects to the slug', async ({ anonymous, createUser, uniqueWord }) => {
    const { slug } = await createUser({ first_name: 'Éléonore', last_name: uniqueWord() });
    const accented = encodeURIComponent(slug.replace('eleonore', 'Éléonore'));
    await anonymous.get(`/users/${accented}/`, movedTo(`/users/${slug}/`));
  }),
  claim('the redirection to the slug drops the query', async ({ anonymous, createUser }) => {
    const { slug } = await createUser();
    await anonymous.get(`/users/${slug.toUpperCase()}/?lang=fr&a=b`, movedTo(`/users/${slug}/`));
  }),
  claim(
    'the redirection to the slug comes before the key is checked',
    async ({ withKey, createUser }) => {
      const { slug } = await createUser();
      await withKey('no-such-key').get(`/users/${slug.toUpperCase()}/`, movedTo(`/users/${slug}/`));
    },
  ),
  claim('an organization’s slug in upper case redirects to the slug', async ({ anonymous }) => {
    const { body } = await anonymous.get('/organizations/?page_size=1&sort=created', 200);
    const { slug } = body.data[0];
    await anonymous.get(
      `/organizations/${slug.toUpperCase()}/?lang=fr`,
      movedTo(`/organizations/${slug}/`),
    );
  }),
  ...accountCalls.flatMap(([method, rest]) => [
    claim(`${method} /users/{unknown}/${rest} is 404 without a key`, ({ anonymous }) =>
      anonymous.call(method, `/users/nobody-at-all/${rest}`, undefined, NOT_FOUND),
    ),
    claim(`${method} /users/{unknown}/${rest} is 404 with a bad key`, ({ withKey }) =>
      withKey('no-such-key').call(method, `/users/nobody-at-all/${rest}`, undefined, NOT_FOUND),
    ),
    claim(`${method} /users/{unknown id}/${rest} is 404 for an administrator`, ({ admin }) =>
      admin.call(method, `/users/${ABSENT_ID}/${rest}`, undefined, NOT_FOUND),
    ),
  ]),
  claim('an unknown organization is 404 with a bad key', ({ withKey }) =>
    withKey('no-such-key').get('/organizations/none-of-this-name/', NOT_FOUND),
  ),
  ...['PUT', 'DELETE'].map((method) =>
    claim(`${method} of an unknown organization is 404 without a key`, ({ anonymous }) =>
      anonymous.call(method, '/organizations/none-of-this-name/', undefined, NOT_FOUND),
    ),
  ),
  claim('an identifier that lacks a character is read as a slug', ({ anonymous, userId }) =>
    anonymous.get(`/users/${userId.slice(1)}/`, NOT_FOUND),
  ),
  claim('the slug of a deleted account is 404', async ({ admin, createDeletedUser }) => {
    const { slug } = await createDeletedUser();
    await admin.get(`/users/${slug}/`, NOT_FOUND);
  }),
  claim('a deleted account is found by its new slug', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.get(`/users/deleted-${id}/`, having(200, { id }));
  }),
  ...['roles', 'suggest'].flatMap((name) => [
    ...['PUT', 'DELETE'].map((method) =>
      claim(`${method} /users/${name}/ reads the word as a slug`, ({ admin }) =>
        admin.call(method, `/users/${name}/`, {}, NOT_FOUND),
      ),
    ),
    ...['POST', 'PATCH'].map((method) =>
      claim(`${method} /users/${name}/ is 405`, ({ admin }) =>
        admin.call(method, `/users/${name}/`, {}, METHOD_NOT_ALLOWED),
      ),
    ),
    claim(`HEAD /users/${name}/ is the fixed path, not an account`, ({ anonymous }) =>
      anonymous.head(`/users/${name}/?q=a`, {
        status: 200,
        headers: { 'content-type': 'application/json' },
      }),
    ),
  ]),
  ...['not-a-uuid', '123', ABSENT_ID].map((id) =>
    claim(
      `a membership request with the identifier ${id} is 404`,
      async ({ admin, createOrganization }) => {
        const { id: organization } = await createOrganization();
        await admin.post(`/organizations/${organization}/membership/${id}/accept/`, {}, NOT_FOUND);
      },
    ),
  ),
  ...['not-a-uuid', '123', ABSENT_ID].map((id) =>
    claim(`an invitation with the identifier ${id} is 404`, ({ user }) =>
      user.post(`/me/org_invitations/${id}/accept/`, {}, NOT_FOUND),
    ),
  ),
  claim(
    'a former slug of an organization redirects to the new one',
    async ({ admin, anonymous, createOrganization, uniqueWord }) => {
      const { id, slug } = await createOrganization();
      const { body } = await admin.put(
        `/organizations/${id}/`,
        { name: `Autre ${uniqueWord()}` },
        { status: 200, body: including({ slug: /^autre-/ }) },
      );
      await anonymous.get(`/organizations/${slug}/`, movedTo(`/organizations/${body.slug}/`));
    },
  ),
  claim(
    'a former slug in upper case is 404',
    async ({ admin, anonymous, createOrganization, uniqueWord }) => {
      const { id, slug } = await createOrganization();
      await admin.put(
        `/organizations/${id}/`,
        { name: `Autre ${uniqueWord()}` },
        { status: 200, body: including({ slug: /^autre-/ }) },
      );
      await anonymous.get(`/organizations/${slug.toUpperCase()}/`, NOT_FOUND);
    },
  ),
  claim('U+0000 after a slug redirects to the slug', async ({ anonymous, createUser }) => {
    const { slug } = await createUser();
    await anonymous.get(`/users/${slug}%00/`, movedTo(`/users/${slug}/`));
  }),
  claim('of an existing account, a bad key is 401', ({ withKey, userId }) =>
    withKey('no-such-key').put(`/users/${userId}/`, {}, badKey('Invalid API token')),
  ),
  claim('of an existing account, a missing key is 401', ({ anonymous, userId }) =>
    anonymous.put(`/users/${userId}/`, {}, UNAUTHORIZED),
  ),
  claim('an identifier may be in upper case', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.get(`/users/${id.toUpperCase()}/`, having(200, { id }));
  }),
];
