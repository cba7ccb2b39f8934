import { claim } from '../../claim';
import { aDate } from '../../pattern';
import { having, NOT_FOUND } from '../../expectedAnswers';

const DEMANDED = having(200, {
  password_rotation_demanded: aDate,
  password_rotation_performed: null,
});

export const claims = [
  claim('it is 204 with an empty body', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.post(`/users/${id}/rotate_password/`, undefined, 204);
    await admin.get(`/users/${id}/`, DEMANDED);
  }),
  claim('it is 204 with a JSON body', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.post(`/users/${id}/rotate_password/`, {}, 204);
    await admin.get(`/users/${id}/`, DEMANDED);
  }),
  claim('it is 204 by slug', async ({ admin, createUser }) => {
    const { id, slug } = await createUser();
    await admin.post(`/users/${slug}/rotate_password/`, undefined, 204);
    await admin.get(`/users/${id}/`, DEMANDED);
  }),
  claim('it is 204 for a deleted account', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.post(`/users/${id}/rotate_password/`, undefined, 204);
    await admin.get(`/users/${id}/`, DEMANDED);
  }),
  claim(
    'keys keep working',
    async ({ admin, user, userId, createToken, withKey }) => {
      const { token } = await createToken();
      await admin.post(`/users/${userId}/rotate_password/`, undefined, 204);
      await withKey(token).get('/me/', having(200, { password_rotation_demanded: aDate }));
      await user.get('/me/', 200);
    },
    { only: { server: 'vigie', reason: 'it would demand a new password of the ordinary account' } },
  ),
  claim('an unknown account is 404', ({ admin }) =>
    admin.post('/users/none-so-named/rotate_password/', undefined, NOT_FOUND),
  ),
];
