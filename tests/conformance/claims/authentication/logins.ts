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
      // Of concurrent calls by the same key, the one that is stored last need not be the latest.
      { sequential: true },
    ),
  ),
  claim('an account that never made a call has no last_login_at', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.get(`/users/${id}/`, having(200, { last_login_at: null }));
  }),
  claim('one’s own call updates last_login_at at once', ({ user }) =>
    user.get('/me/', { status: 200, body: including({ last_login_at: aDate }) }),
  ),
];
