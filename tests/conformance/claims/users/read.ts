import { claim } from '../../claim';
import { aDate } from '../../pattern';
import { having, message, NOT_FOUND } from '../../expectedAnswers';

export const claims = [
  claim('anybody reads an active account', async ({ anonymous, createUser }) => {
    const { id } = await createUser();
    await anonymous.get(`/users/${id}/`, having(200, { id, active: true, email: null }));
  }),
  claim('an unknown account is 404', ({ anonymous }) =>
    anonymous.get('/users/none-so-named/', NOT_FOUND),
  ),
  ...([false, null] as const).flatMap((active) => [
    claim(
      `an account whose active is ${String(active)} is gone to anybody`,
      async ({ anonymous, createUser }) => {
        const { id } = await createUser({ active });
        await anonymous.get(`/users/${id}/`, {
          status: 410,
          body: { message: 'User is not active' },
        });
      },
    ),
    claim(
      `an account whose active is ${String(active)} is gone to an ordinary account`,
      async ({ user, createUser }) => {
        const { id } = await createUser({ active });
        await user.get(`/users/${id}/`, { status: 410, body: { message: 'User is not active' } });
      },
    ),
    claim(
      `an account whose active is ${String(active)} is there for an administrator`,
      async ({ admin, createUser }) => {
        const { id } = await createUser({ active });
        await admin.get(`/users/${id}/`, having(200, { id, active }));
      },
    ),
  ]),
  claim('a deleted account is not active to anybody', async ({ anonymous, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await anonymous.get(`/users/${id}/`, { status: 410, body: { message: 'User is not active' } });
  }),
  claim('a deleted account is there for an administrator', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.get(`/users/${id}/`, having(200, { id, deleted: aDate }));
  }),
  claim(
    'a deleted account that was set active is deleted to anybody',
    async ({ admin, anonymous, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await admin.put(`/users/${id}/`, { active: true }, 200);
      await anonymous.get(`/users/${id}/`, {
        status: 410,
        body: { message: 'User has been deleted' },
      });
      await admin.put(`/users/${id}/`, { active: false }, 200);
    },
  ),
  claim('an inactive account is 410 by slug as well', async ({ anonymous, createUser }) => {
    const { slug } = await createUser({ active: false });
    await anonymous.get(`/users/${slug}/`, message(410, 'User is not active'));
  }),
];
