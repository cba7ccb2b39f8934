import { claim } from '../../claim';
import { aDate, including } from '../../pattern';
import { having } from '../../expectedAnswers';

export const claims = [
  claim('a call by key moves last_login_at on', async ({ admin, user, userId, expect }) => {
    const lastLogin = async () =>
      Date.parse((await admin.get(`/users/${userId}/`, 200)).body.last_login_at);
    const before = await lastLogin();
    await user.get('/me/', 200);
    expect((await lastLogin()) > before, true, 'later');
  }),
  claim('a public call by key moves last_login_at on', async ({ admin, user, userId, expect }) => {
    const lastLogin = async () =>
      Date.parse((await admin.get(`/users/${userId}/`, 200)).body.last_login_at);
    const before = await lastLogin();
    await user.get('/users/roles/', 200);
    expect((await lastLogin()) > before, true, 'later');
  }),
  claim('a refused call by key moves last_login_at on', async ({ admin, user, userId, expect }) => {
    const lastLogin = async () =>
      Date.parse((await admin.get(`/users/${userId}/`, 200)).body.last_login_at);
    const before = await lastLogin();
    await user.get('/users/', 403);
    expect((await lastLogin()) > before, true, 'later');
  }),
  claim('an account that never made a call has no last_login_at', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.get(`/users/${id}/`, having(200, { last_login_at: null }));
  }),
  claim('last_login_at of one’s own call is there at once', ({ user }) =>
    user.get('/me/', { status: 200, body: including({ last_login_at: aDate }) }),
  ),
];
