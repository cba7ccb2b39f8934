import { claim } from '../../claim';
import { aDate, including } from '../../pattern';
import { having } from '../../expectedAnswers';

export const claims = [
  ...(
    [
      ['a call by key', '/me/', 200],
      ['a public call by key', '/users/roles/', 200],
      ['a refused call by key', '/users/', 403],
    ] as const
  ).map(([what, path, status]) =>
    claim(
      `${what} updates last_login_at`,
      async ({ admin, user, userId, expect }) => {
        const lastLogin = async () =>
          Date.parse((await admin.get(`/users/${userId}/`, 200)).body.last_login_at);
        const before = await lastLogin();
        await user.get(path, status);
        expect((await lastLogin()) > before, true, 'later');
      },
      // Of concurrent calls with the same key, the date that is stored need not be the latest.
      { sequential: true },
    ),
  ),
  claim('an account that never made a call has no last_login_at', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.get(`/users/${id}/`, having(200, { last_login_at: null }));
  }),
  claim('/me/ shows the time of the present call as last_login_at', ({ user }) =>
    user.get('/me/', { status: 200, body: including({ last_login_at: aDate }) }),
  ),
];
