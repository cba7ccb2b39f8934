import { claim } from '../../claim';
import { aDate } from '../../pattern';
import { having, message, NOT_FOUND } from '../../expectedAnswers';

export const claims = [
  claim('anybody can read an active account', async ({ anonymous, createUser }) => {
    const { id } = await createUser();
    await anonymous.get(`/users/${id}/`, having(200, { id, active: true, email: null }));
  }),
  claim('an unknown account is 404', ({ anonymous }) =>
    anonymous.get('/users/none-so-named/', NOT_FOUND),
  ),
  ...([false, null] as const).flatMap((active) => [
    claim(
      `an account whose active is ${String(active)} is 410 without a key`,
      async ({ anonymous, createUser }) => {
        const { id } = await createUser({ active });
        await anonymous.get(`/users/${id}/`, {
          status: 410,
          body: { message: 'User is not active' },
        });
      },
    ),
    claim(
      `an account whose active is ${String(active)} is 410 for an ordinary account`,
      async ({ user, createUser }) => {
        const { id } = await createUser({ active });
        await user.get(`/users/${id}/`, { status: 410, body: { message: 'User is not active' } });
      },
    ),
    claim(
      `an administrator can read an account whose active is ${String(active)}`,
      async ({ admin, createUser }) => {
        const { id } = await createUser({ active });
        await admin.get(`/users/${id}/`, having(200, { id, active }));
      },
    ),
  ]),
  claim(
    'without a key, a deleted account is 410 as not active',
    async ({ anonymous, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await anonymous.get(`/users/${id}/`, {
        status: 410,
        body: { message: 'User is not active' },
      });
    },
  ),
  claim('an administrator can read a deleted account', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.get(`/users/${id}/`, having(200, { id, deleted: aDate }));
  }),
  claim(
    'without a key, a deleted account that was set active is 410 as deleted',
    async ({ admin, anonymous, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await admin.put(`/users/${id}/`, { active: true }, having(200, { active: true }));
      await anonymous.get(`/users/${id}/`, {
        status: 410,
        body: { message: 'User has been deleted' },
      });
      await admin.put(`/users/${id}/`, { active: false }, having(200, { active: false }));
    },
  ),
  claim('an inactive account is 410 by slug as well', async ({ anonymous, createUser }) => {
    const { slug } = await createUser({ active: false });
    await anonymous.get(`/users/${slug}/`, message(410, 'User is not active'));
  }),
];
