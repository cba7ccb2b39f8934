import { claim } from '../../claim';
import { aDate, including, listOf, type Pattern } from '../../pattern';
import { having } from '../../expectedAnswers';
import { organizationReference, permissions, userObject, userReference } from '../../shapes';

/** The values of a new account with the required fields only. */
const defaults: [string, Pattern][] = [
  ['about', null],
  ['website', null],
  ['avatar', null],
  ['avatar_thumbnail', null],
  ['roles', []],
  ['last_login_at', null],
  ['password_rotation_demanded', null],
  ['password_rotation_performed', null],
  ['deleted', null],
  ['mail_cadence', 'immediate'],
  ['notifications_paused', false],
  ['organizations', []],
  ['metrics', { datasets: 0, reuses: 0, dataservices: 0, following: 0, followers: 0 }],
];

const confidential = [
  'email',
  'last_login_at',
  'password_rotation_demanded',
  'password_rotation_performed',
  'mail_cadence',
  'notifications_paused',
];

const hidden = [
  'class',
  'fullname',
  'password',
  'has_password',
  'confirmed_at',
  'login_count',
  'current_login_ip',
  'last_login_ip',
  'extras',
  'avatar_url',
  'apikey',
  'api_tokens',
  'prefered_language',
  'created_at',
  'fs_uniquifier',
  'imported_id',
  'search',
];

export const claims = [
  claim(
    'the answer to a creation has all the keys and no other',
    async ({ admin, uniqueEmail, cleanUp }) => {
      const { body } = await admin.post(
        '/users/',
        { first_name: 'A', last_name: 'B', email: uniqueEmail() },
        { status: 201, body: userObject() },
      );
      cleanUp(() => admin.delete(`/users/${body.id}/?no_mail=1`));
    },
  ),
  claim('an account read by anybody has all the keys and no other', ({ anonymous, adminId }) =>
    anonymous.get(`/users/${adminId}/`, { status: 200, body: userObject() }),
  ),
  claim('an account read by an administrator has all the keys and no other', ({ admin, userId }) =>
    admin.get(`/users/${userId}/`, { status: 200, body: userObject() }),
  ),
  claim('a changed account has all the keys and no other', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.put(`/users/${id}/`, {}, { status: 200, body: userObject({ id }) });
  }),
  claim('/me/ has all the keys and no other', ({ user, userId }) =>
    user.get('/me/', { status: 200, body: userObject({ id: userId }) }),
  ),
  claim('the rows of the list have all the keys and no other', ({ admin }) =>
    admin.get('/users/?page_size=50', having(200, { data: listOf(userObject()) })),
  ),
  claim('a deleted account has all the keys and no other', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.get(`/users/${id}/`, { status: 200, body: userObject({ id }) });
  }),
  ...defaults.map(([key, value]) =>
    claim(`${key} of a new account is ${JSON.stringify(value)}`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.get(`/users/${id}/`, having(200, { [key]: value }));
    }),
  ),
  ...confidential.flatMap((key) => [
    claim(`${key} is null without a key`, async ({ anonymous, createDistinctUser }) => {
      const { id } = await createDistinctUser({
        mail_cadence: 'daily',
        notifications_paused: true,
      });
      await anonymous.get(`/users/${id}/`, having(200, { [key]: null }));
    }),
    claim(`${key} is null for an ordinary account`, async ({ user, createDistinctUser }) => {
      const { id } = await createDistinctUser({
        mail_cadence: 'daily',
        notifications_paused: true,
      });
      await user.get(`/users/${id}/`, having(200, { [key]: null }));
    }),
    claim(`${key} of an ordinary account is null to itself on /users/{user}/`, ({ user, userId }) =>
      user.get(`/users/${userId}/`, having(200, { [key]: null })),
    ),
  ]),
  claim('an administrator sees the email', async ({ admin, createUser }) => {
    const { id, email } = await createUser();
    await admin.get(`/users/${id}/`, having(200, { email: email as Pattern }));
  }),
  claim('an administrator sees last_login_at', ({ admin, userId }) =>
    admin.get(`/users/${userId}/`, having(200, { last_login_at: aDate })),
  ),
  claim(
    'an administrator sees mail_cadence and notifications_paused',
    async ({ admin, createUser }) => {
      const { id } = await createUser({ mail_cadence: 'weekly', notifications_paused: true });
      await admin.get(
        `/users/${id}/`,
        having(200, { mail_cadence: 'weekly', notifications_paused: true }),
      );
    },
  ),
  claim(
    'an administrator sees that a new password is demanded',
    async ({ admin, createDistinctUser }) => {
      const { id } = await createDistinctUser();
      await admin.get(`/users/${id}/`, having(200, { password_rotation_demanded: aDate }));
    },
  ),
  claim('/me/ has the confidential values', ({ user }) =>
    user.get('/me/', having(200, { email: /@/, last_login_at: aDate, mail_cadence: /./ })),
  ),
  ...['first_name', 'last_name', 'about', 'website', 'roles', 'active', 'since', 'slug'].map(
    (key) =>
      claim(`everybody sees ${key}`, async ({ admin, anonymous, createUser, expect }) => {
        const { id } = await createUser({
          about: 'a',
          website: 'https://example.org',
          roles: ['admin'],
        });
        const { body: seen } = await admin.get(`/users/${id}/`, 200);
        const { body } = await anonymous.get(`/users/${id}/`, 200);
        expect(body[key], seen[key], key);
      }),
  ),
  ...hidden.map((key) =>
    claim(`an account has no ${key}`, ({ admin, adminId }) =>
      admin.get(`/users/${adminId}/`, having(200, { [key]: undefined })),
    ),
  ),
  claim('a deleted account has a date of deletion', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.get(
      `/users/${id}/`,
      having(200, {
        deleted: aDate,
        slug: `deleted-${id}`,
        email: `${id}@deleted`,
        first_name: 'DELETED',
        last_name: 'DELETED',
        active: false,
      }),
    );
  }),
  claim(
    'an account that is only named Deleted has no date of deletion',
    async ({ admin, createUser, uniqueWord }) => {
      const last_name = uniqueWord();
      const { id } = await createUser({ first_name: 'Deleted', last_name });
      await admin.get(
        `/users/${id}/`,
        having(200, { deleted: null, slug: `deleted-${last_name}` }),
      );
    },
  ),
  claim(
    'a user reference has ten keys',
    async ({ user, userId, anonymous, createUser, cleanUp }) => {
      const { id } = await createUser();
      await user.post(`/users/${id}/followers/`, undefined, 201);
      cleanUp(() => user.delete(`/users/${id}/followers/`));
      await anonymous.get(
        `/users/${id}/followers/`,
        having(200, {
          data: [including({ follower: userReference({ id: userId, deleted: null }) })],
        }),
      );
    },
  ),
  claim(
    'an organization reference has eleven keys',
    async ({ admin, adminId, createOrganization, expect }) => {
      const { id } = await createOrganization();
      const { body } = await admin.get(`/users/${adminId}/`, 200);
      const found = body.organizations.find((one: { id: string }) => one.id === id);
      expect(found, organizationReference({ id, permissions: permissions(true) }), 'organization');
    },
    { sequential: true },
  ),
  claim(
    'the permissions in a reference are those of the caller',
    async ({ anonymous, adminId, createOrganization, expect }) => {
      const { id } = await createOrganization();
      const { body } = await anonymous.get(`/users/${adminId}/`, 200);
      const found = body.organizations.find((one: { id: string }) => one.id === id);
      expect(found, organizationReference({ id, permissions: permissions(false) }), 'organization');
    },
    { sequential: true },
  ),
  claim(
    'a deleted organization is no longer among those of its members',
    async ({ admin, adminId, createOrganization, expect }) => {
      const { id } = await createOrganization();
      await admin.delete(`/organizations/${id}/`, 204);
      const { body } = await admin.get(`/users/${adminId}/`, 200);
      expect(
        body.organizations.some((one: { id: string }) => one.id === id),
        false,
        'listed',
      );
    },
    { sequential: true },
  ),
  claim('uri is the address of the account, with its slug', async ({ anonymous, createUser }) => {
    const { id, slug } = await createUser();
    await anonymous.get(`/users/${id}/`, having(200, { uri: `<base>/users/${slug}/` }));
  }),
  claim('uri leads to the account', async ({ anonymous, createUser }) => {
    const { id, uri } = await createUser();
    await anonymous.get(uri, having(200, { id }));
  }),
];
