import { claim } from '../../claim';
import { aDate, including, type Pattern } from '../../pattern';
import { EMPTY_PAGE, FORBIDDEN, having, message } from '../../expectedAnswers';
import { IGNORED_USER_VALUES } from '../../fixtures';

export const claims = [
  claim('an empty object changes nothing', async ({ admin, createUser }) => {
    const { id, slug } = await createUser({ about: 'a' });
    await admin.put(`/users/${id}/`, {}, having(200, { id, slug, about: 'a', active: true }));
  }),
  claim('null changes nothing', async ({ admin, createUser }) => {
    const { id } = await createUser({ about: 'a' });
    await admin.put(`/users/${id}/`, null, having(200, { id, about: 'a' }));
  }),
  ...Object.keys(IGNORED_USER_VALUES).map((key) =>
    claim(`${key} is ignored`, async ({ admin, createUser, expect }) => {
      const { id } = await createUser();
      const { body: before } = await admin.get(`/users/${id}/`, 200);
      const { body } = await admin.put(`/users/${id}/`, { [key]: IGNORED_USER_VALUES[key] }, 200);
      expect(body[key], before[key], key);
    }),
  ),
  claim('a whole object read before can be sent back', async ({ admin, createUser }) => {
    const { id } = await createUser({ about: 'a', website: 'https://example.org' });
    const { body } = await admin.get(`/users/${id}/`, 200);
    await admin.put(`/users/${id}/`, body, { status: 200, body });
  }),
  claim('keys that are left out stay', async ({ admin, createUser }) => {
    const { id } = await createUser({
      about: 'a',
      website: 'https://example.org',
      roles: ['admin'],
    });
    await admin.put(
      `/users/${id}/`,
      { about: 'b' },
      having(200, { about: 'b', website: 'https://example.org', roles: ['admin'], active: true }),
    );
  }),
  claim('an unchanged email is not checked again', async ({ admin, createUser }) => {
    const { id, email } = await createUser();
    await admin.put(`/users/${id}/`, { email }, having(200, { email: email as Pattern }));
  }),
  claim('a deleted account can be changed', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.put(`/users/${id}/`, { about: 'x' }, having(200, { about: 'x', deleted: aDate }));
    await admin.put(`/users/${id}/`, { about: null }, having(200, { about: null, deleted: aDate }));
  }),
  claim(
    'the email of a deleted account is not checked again',
    async ({ admin, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      const email = `${id}@deleted`;
      await admin.put(`/users/${id}/`, { email }, having(200, { email, deleted: aDate }));
    },
  ),
  claim(
    'setting active does not restore a deleted account',
    async ({ admin, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await admin.put(
        `/users/${id}/`,
        { active: true },
        having(200, { active: true, deleted: aDate }),
      );
      await admin.put(`/users/${id}/`, { active: false }, having(200, { active: false }));
    },
  ),
  claim('roles replace the list', async ({ admin, createUser }) => {
    const { id } = await createUser({ roles: ['admin'] });
    await admin.put(`/users/${id}/`, { roles: [] }, having(200, { roles: [] }));
  }),
  claim(
    'a deactivation takes effect at once, and is reversible',
    async ({ admin, anonymous, createUser }) => {
      const { id } = await createUser();
      await admin.put(`/users/${id}/`, { active: false }, having(200, { active: false }));
      await anonymous.get(`/users/${id}/`, message(410, 'User is not active'));
      await admin.put(`/users/${id}/`, { active: true }, having(200, { active: true }));
      await anonymous.get(`/users/${id}/`, having(200, { id, active: true }));
    },
  ),
  claim('deactivating twice succeeds', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.put(`/users/${id}/`, { active: false }, having(200, { active: false }));
    await admin.put(`/users/${id}/`, { active: false }, having(200, { active: false }));
  }),
  claim('the followers of an inactive account can be read', async ({ anonymous, createUser }) => {
    const { id } = await createUser({ active: false });
    await anonymous.get(`/users/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('an inactive account is suggested', async ({ anonymous, createUser, uniqueWord }) => {
    const last_name = uniqueWord();
    const { id } = await createUser({ last_name, active: false });
    await anonymous.get(`/users/suggest/?q=${last_name}`, {
      status: 200,
      body: [including({ id })],
    });
  }),
  claim('an ordinary account cannot change another account', async ({ user, createUser }) => {
    const { id } = await createUser();
    await user.put(`/users/${id}/`, { active: false }, FORBIDDEN);
  }),
  claim(
    'changes of different fields at the same time are all kept',
    async ({ admin, createUser }) => {
      const { id } = await createUser();
      await Promise.all([
        admin.put(`/users/${id}/`, { first_name: 'Un' }, having(200, { first_name: 'Un' })),
        admin.put(`/users/${id}/`, { last_name: 'Deux' }, having(200, { last_name: 'Deux' })),
        admin.put(`/users/${id}/`, { about: 'trois' }, having(200, { about: 'trois' })),
      ]);
      await admin.get(
        `/users/${id}/`,
        having(200, { first_name: 'Un', last_name: 'Deux', about: 'trois' }),
      );
    },
  ),
];
