import { claim } from '../../claim';
import { aDate } from '../../pattern';
import { having, NOT_FOUND } from '../../expectedAnswers';

const DEMANDED = having(200, {
  password_rotation_demanded: aDate,
  password_rotation_performed: null,
});

export const claims = [
  claim('demanding a new password is 204 without a body', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.post(`/users/${id}/rotate_password/`, undefined, 204);
    await admin.get(`/users/${id}/`, DEMANDED);
  }),
  claim('demanding a new password is 204 with a JSON body', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.post(`/users/${id}/rotate_password/`, {}, 204);
    await admin.get(`/users/${id}/`, DEMANDED);
  }),
  claim('a new password can be demanded by slug', async ({ admin, createUser }) => {
    const { id, slug } = await createUser();
    await admin.post(`/users/${slug}/rotate_password/`, undefined, 204);
    await admin.get(`/users/${id}/`, DEMANDED);
  }),
  claim(
    'a new password can be demanded of a deleted account',
    async ({ admin, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await admin.post(`/users/${id}/rotate_password/`, undefined, 204);
      await admin.get(`/users/${id}/`, DEMANDED);
    },
  ),
  claim(
    'keys of an account stay valid when a new password is demanded',
    async ({ admin, user, userId, createToken, withKey }) => {
      const { token } = await createToken();
      await admin.post(`/users/${userId}/rotate_password/`, undefined, 204);
      await withKey(token).get('/me/', having(200, { password_rotation_demanded: aDate }));
      await user.get('/me/', having(200, { id: userId, password_rotation_demanded: aDate }));
    },
    { only: { server: 'vigie', reason: 'it would demand a new password of the ordinary account' } },
  ),
  claim('an unknown account is 404', ({ admin }) =>
    admin.post('/users/none-so-named/rotate_password/', undefined, NOT_FOUND),
  ),
];
