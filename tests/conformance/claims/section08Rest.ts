import { claimsOf } from '../claim';
import { aDate, anId, containing, including, type Pattern } from '../pattern';
import { badParameter, EMPTY_PAGE, FORBIDDEN, having, message, NOT_FOUND } from '../sayings';

const deleting = claimsOf('8.5');
const roles = claimsOf('8.6');
const suggesting = claimsOf('8.7');
const rotating = claimsOf('8.8');
const contacts = claimsOf('8.10');

const anonymised: [string, (id: string) => Pattern][] = [
  ['email', (id) => `${id}@deleted`],
  ['slug', (id) => `deleted-${id}`],
  ['first_name', () => 'DELETED'],
  ['last_name', () => 'DELETED'],
  ['active', () => false],
  ['website', () => null],
  ['about', () => null],
  ['avatar', () => null],
  ['avatar_thumbnail', () => null],
  ['deleted', () => aDate],
  ['roles', () => ['admin']],
  ['mail_cadence', () => 'daily'],
  ['organizations', () => []],
];

const SIZE =
  'The amount of suggestion to fetch (between 1 and 20) The size must be an integer between 1 and 20.';

export const rest = [
  deleting('a deletion is 204', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
  }),
  ...anonymised.map(([key, value]) =>
    deleting(`a deletion leaves ${key} as told`, async ({ admin, createDeletedUser }) => {
      const { id } = await createDeletedUser({
        about: 'a',
        website: 'https://example.org',
        roles: ['admin'],
        mail_cadence: 'daily',
      });
      await admin.get(`/users/${id}/`, having(200, { [key]: value(id) }));
    }),
  ),
  deleting('a deletion leaves since', async ({ admin, createUser, expect }) => {
    const { id } = await createUser();
    const { body: before } = await admin.get(`/users/${id}/`, 200);
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
    expect((await admin.get(`/users/${id}/`, 200)).body.since, before.since, 'since');
  }),
  deleting('a second deletion is 410', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.delete(`/users/${id}/`, message(410, 'User has already been deleted'));
  }),
  deleting('a bad flag comes before a second deletion', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.delete(`/users/${id}/?send_legal_notice=maybe`, 400);
  }),
  deleting('one cannot delete oneself', ({ admin, adminId }) =>
    admin.delete(
      `/users/${adminId}/`,
      message(403, 'You cannot delete yourself with this API. Use the "me" API instead.'),
    ),
  ),
  deleting('a bad flag comes before oneself', ({ admin, adminId }) =>
    admin.delete(`/users/${adminId}/?send_legal_notice=maybe`, 400),
  ),
  deleting('the mask of a refusal to delete oneself is not looked at', ({ admin, adminId }) =>
    admin.with({ 'X-Fields': 'id' }).delete(`/users/${adminId}/`, 403),
  ),
  deleting('an unknown account is 404', ({ admin }) =>
    admin.delete('/users/none-so-named/', NOT_FOUND),
  ),
  deleting('an ordinary account deletes nobody', async ({ user, admin, createUser }) => {
    const { id } = await createUser();
    await user.delete(`/users/${id}/`, FORBIDDEN);
    await admin.get(`/users/${id}/`, having(200, { deleted: null }));
  }),
  deleting('flags in a body are not read', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.call('DELETE', `/users/${id}/?no_mail=1`, { send_legal_notice: 'maybe' }, 204);
  }),
  deleting('a deleted account is not listed', async ({ admin, createUser, word }) => {
    const last_name = word();
    const { id } = await createUser({ last_name });
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
    await admin.get(`/users/?q=${last_name}`, { status: 200, body: EMPTY_PAGE });
    await admin.get(`/users/?q=${id}`, { status: 200, body: EMPTY_PAGE });
  }),
  deleting('a deleted account is not suggested', async ({ anyone, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await anyone.get(`/users/suggest/?q=${id}`, { status: 200, body: [] });
  }),
  deleting('its address is free again', async ({ createUser, createDeletedUser, address }) => {
    const email = address();
    await createDeletedUser({ email });
    await createUser({ email });
  }),
  deleting('its followers are gone', async ({ admin, user, anyone, createUser }) => {
    const { id } = await createUser();
    await user.post(`/users/${id}/followers/`, undefined, 201);
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
    await anyone.get(`/users/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
    await user.delete(`/users/${id}/followers/`, NOT_FOUND);
  }),
  deleting(
    'the counter of who followed it stays',
    async ({ admin, user, userId, createUser, expect }) => {
      const following = async () =>
        (await admin.get(`/users/${userId}/`, 200)).body.metrics.following as number;
      const { id } = await createUser();
      await user.post(`/users/${id}/followers/`, undefined, 201);
      const before = await following();
      await admin.delete(`/users/${id}/?no_mail=1`, 204);
      expect(await following(), before, 'following');
    },
    { alone: true },
  ),
  deleting('its own counters stay', async ({ admin, user, createUser }) => {
    const { id } = await createUser();
    await user.post(`/users/${id}/followers/`, undefined, 201);
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
    await admin.get(`/users/${id}/`, having(200, { metrics: including({ followers: 1 }) }));
  }),
  deleting('open reports about it become handled', async ({ admin, user, createUser }) => {
    const { id } = await createUser();
    const { body } = await user.post(
      '/reports/',
      { subject: { class: 'User', id }, reason: 'spam' },
      201,
    );
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
    await admin.get(
      `/reports/${body.id}/`,
      having(200, { subject_deleted_at: aDate, subject_deleted_by: including({ class: 'User' }) }),
    );
  }),

  roles('anybody reads the roles that exist', ({ anyone }) =>
    anyone.get('/users/roles/', { status: 200, body: containing({ name: 'admin' }) }),
  ),
  roles('the roles are no page', ({ anyone }) =>
    anyone.get('/users/roles/?page=0&page_size=x', { status: 200, body: [{ name: 'admin' }] }),
  ),

  suggesting('q is required', ({ anyone }) =>
    anyone.get(
      '/users/suggest/',
      badParameter(
        'q',
        'The string to autocomplete/suggest Missing required parameter in the query string',
      ),
    ),
  ),
  suggesting('an empty q matches everyone', async ({ anyone, expect }) => {
    const { body } = await anyone.get('/users/suggest/?q=', 200);
    expect(body.length, 10, 'length');
  }),
  suggesting('a q without letters matches everyone', async ({ anyone, expect }) => {
    const { body } = await anyone.get('/users/suggest/?q=--', 200);
    expect(body.length, 10, 'length');
  }),
  ...['0', '21', '-1', 'x', '', '1.5', '100'].map((size) =>
    suggesting(`size=${size || '(empty)'} is refused`, ({ anyone }) =>
      anyone.get(`/users/suggest/?q=a&size=${size}`, badParameter('size', SIZE)),
    ),
  ),
  ...[1, 2, 20].map((size) =>
    suggesting(`size=${size.toString()} gives as many`, async ({ anyone, expect }) => {
      const { body } = await anyone.get(`/users/suggest/?q=&size=${size.toString()}`, 200);
      expect(body.length, size, 'length');
    }),
  ),
  suggesting('a suggestion has six keys', async ({ anyone, createUser, word }) => {
    const last_name = word();
    const { id, first_name, slug } = await createUser({ last_name });
    await anyone.get(`/users/suggest/?q=${last_name}`, {
      status: 200,
      body: [{ id, first_name, last_name, slug, avatar_url: null, email: '***@example.org' }],
    });
  }),
  suggesting('an administrator sees the address', async ({ admin, createUser, word }) => {
    const last_name = word();
    const { email } = await createUser({ last_name });
    await admin.get(`/users/suggest/?q=${last_name}`, {
      status: 200,
      body: [including({ email: email as Pattern })],
    });
  }),
  suggesting('an ordinary account sees the domain alone', async ({ user, createUser, word }) => {
    const last_name = word();
    await createUser({ last_name });
    await user.get(`/users/suggest/?q=${last_name}`, {
      status: 200,
      body: [including({ email: '***@example.org' })],
    });
  }),
  suggesting('q is searched anywhere inside the slug', async ({ anyone, createUser, word }) => {
    const last_name = word();
    const { id } = await createUser({ last_name });
    await anyone.get(`/users/suggest/?q=${last_name.slice(2, 8)}`, {
      status: 200,
      body: containing(including({ id })),
    });
  }),
  suggesting('q is made a slug first', async ({ anyone, createUser, word }) => {
    const last_name = word();
    const { id } = await createUser({ first_name: 'Éléonore', last_name });
    const q = encodeURIComponent(`ÉLÉONORE ${last_name.toUpperCase()}`);
    await anyone.get(`/users/suggest/?q=${q}`, { status: 200, body: [including({ id })] });
  }),
  suggesting('words in the other order are not found', async ({ anyone, createUser, word }) => {
    const [first_name, last_name] = [word(), word()];
    await createUser({ first_name, last_name });
    await anyone.get(`/users/suggest/?q=${last_name}%20${first_name}`, { status: 200, body: [] });
  }),
  suggesting('homonyms are all there, the newest first', async ({ anyone, createUser, word }) => {
    const last_name = word();
    const [first, second] = [await createUser({ last_name }), await createUser({ last_name })];
    await anyone.get(`/users/suggest/?q=${last_name}`, {
      status: 200,
      body: [including({ id: second.id }), including({ id: first.id })],
    });
  }),
  suggesting('a name changed later is not found', async ({ admin, anyone, createUser, word }) => {
    const name = word();
    const { id } = await createUser();
    await admin.put(`/users/${id}/`, { last_name: name }, 200);
    await anyone.get(`/users/suggest/?q=${name}`, { status: 200, body: [] });
  }),
  suggesting('addresses are not searched', async ({ anyone, createUser, word }) => {
    const local = word();
    await createUser({ first_name: 'A', email: `${local}@example.org` });
    await anyone.get(`/users/suggest/?q=${local}`, { status: 200, body: [] });
  }),
  ...['%25', '_', '.%2A', '%5C', '('].map((sign) =>
    suggesting(`q=${sign} is no pattern`, async ({ anyone, word }) => {
      await anyone.get(`/users/suggest/?q=${word()}${sign}${word()}`, { status: 200, body: [] });
    }),
  ),

  rotating('it is 204 with an empty body', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.post(`/users/${id}/rotate_password/`, undefined, 204);
    await admin.get(
      `/users/${id}/`,
      having(200, { password_rotation_demanded: aDate, password_rotation_performed: null }),
    );
  }),
  rotating('it is 204 with a JSON body', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.post(`/users/${id}/rotate_password/`, {}, 204);
  }),
  rotating('it is 204 by slug', async ({ admin, createUser }) => {
    const { slug } = await createUser();
    await admin.post(`/users/${slug}/rotate_password/`, undefined, 204);
  }),
  rotating('it is 204 for a deleted account', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.post(`/users/${id}/rotate_password/`, undefined, 204);
  }),
  rotating(
    'keys keep working',
    async ({ admin, user, userId, createToken, withKey }) => {
      const { token } = await createToken();
      await admin.post(`/users/${userId}/rotate_password/`, undefined, 204);
      await withKey(token).get('/me/', having(200, { password_rotation_demanded: aDate }));
      await user.get('/me/', 200);
    },
    { only: { side: 'ours', reason: 'it would demand a new password of the ordinary account' } },
  ),
  rotating('an unknown account is 404', ({ admin }) =>
    admin.post('/users/none-so-named/rotate_password/', undefined, NOT_FOUND),
  ),

  contacts(
    'an account without contact points has an empty page',
    async ({ anyone, createUser }) => {
      const { id } = await createUser();
      await anyone.get(`/users/${id}/contacts/`, { status: 200, body: EMPTY_PAGE });
    },
  ),
  contacts('they can be read of an inactive account', async ({ anyone, createUser }) => {
    const { id } = await createUser({ active: false });
    await anyone.get(`/users/${id}/contacts/`, { status: 200, body: EMPTY_PAGE });
  }),
  contacts('they can be read of a deleted account', async ({ anyone, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await anyone.get(`/users/${id}/contacts/`, { status: 200, body: EMPTY_PAGE });
  }),
  contacts('they can be read by slug', async ({ anyone, createUser }) => {
    const { slug } = await createUser();
    await anyone.get(`/users/${slug}/contacts/`, 200);
  }),
  contacts('a page past the end is 404', async ({ anyone, createUser }) => {
    const { id } = await createUser();
    await anyone.get(`/users/${id}/contacts/?page=2`, NOT_FOUND);
  }),
  contacts('a bad page is 400', async ({ anyone, createUser }) => {
    const { id } = await createUser();
    await anyone.get(`/users/${id}/contacts/?page=0`, 400);
  }),
  contacts(
    'one’s own contact point is among them',
    async ({ user, userId, anyone, word, later }) => {
      const name = word();
      const { body } = await user.post(
        '/contacts/',
        { name, email: 'contact@example.org', role: 'contact' },
        201,
      );
      later(() => user.delete(`/contacts/${body.id}/`));
      await anyone.get(
        `/users/${userId}/contacts/?page_size=1000`,
        having(200, {
          data: containing({
            id: anId,
            name,
            email: 'contact@example.org',
            contact_form: null,
            role: 'contact',
            owner: including({ class: 'User', id: userId }),
            organization: null,
          }),
        }),
      );
    },
  ),
  contacts('a contact point needs a key', ({ anyone }) => anyone.post('/contacts/', {}, 401)),
  contacts('anybody reads the roles of contact points', ({ anyone }) =>
    anyone.get('/contacts/roles/', {
      status: 200,
      body: containing(including({ id: 'contact' })),
    }),
  ),
];
