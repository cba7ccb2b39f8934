import { claim } from '../../claim';
import { including } from '../../pattern';
import { having, message, NOT_FOUND, UNAUTHORIZED } from '../../expectedAnswers';
import { ABSENT_ID, createFollowedUser } from '../../fixtures';

export const claims = [
  claim('following is 201 with the count', async ({ user, createUser, cleanUp }) => {
    const { id } = await createUser();
    cleanUp(() => user.delete(`/users/${id}/followers/`));
    await user.post(`/users/${id}/followers/`, undefined, { status: 201, body: { followers: 1 } });
  }),
  claim('following again is 200 with the same count', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.user.post(`/users/${id}/followers/`, undefined, {
      status: 200,
      body: { followers: 1 },
    });
  }),
  claim('a second follower is counted', async (context) => {
    const { id } = await createFollowedUser(context);
    context.cleanUp(() => context.admin.delete(`/users/${id}/followers/`));
    await context.admin.post(`/users/${id}/followers/`, undefined, {
      status: 201,
      body: { followers: 2 },
    });
    await context.anonymous.get(`/users/${id}/followers/`, having(200, { total: 2 }));
  }),
  claim('the body of a follow is not read', async (context) => {
    const { user, userId, adminId, anonymous, createUser, cleanUp } = context;
    const { id } = await createUser();
    cleanUp(() => user.delete(`/users/${id}/followers/`));
    await user
      .withHeaders({ 'Content-Type': 'text/plain' })
      .post(`/users/${id}/followers/`, { user: adminId }, { status: 201, body: { followers: 1 } });
    await anonymous.get(
      `/users/${id}/followers/`,
      having(200, { data: [including({ follower: including({ id: userId }) })] }),
    );
  }),
  claim('following by slug is 404', async ({ user, createUser }) => {
    const { slug } = await createUser();
    await user.post(`/users/${slug}/followers/`, undefined, NOT_FOUND);
  }),
  claim('following an unknown account is 404', ({ user }) =>
    user.post(`/users/${ABSENT_ID}/followers/`, undefined, NOT_FOUND),
  ),
  claim('following oneself is refused', ({ user, userId }) =>
    user.post(`/users/${userId}/followers/`, undefined, message(403, "You can't follow yourself")),
  ),
  claim('following without a key is 401', async ({ anonymous, createUser }) => {
    const { id } = await createUser();
    await anonymous.post(`/users/${id}/followers/`, undefined, UNAUTHORIZED);
  }),
  claim('following an unknown account without a key is 401', ({ anonymous }) =>
    anonymous.post(`/users/${ABSENT_ID}/followers/`, undefined, UNAUTHORIZED),
  ),
  claim('an inactive account can be followed', async (context) => {
    const { id } = await createFollowedUser(context, { active: false });
    await context.admin.get(
      `/users/${id}/`,
      having(200, { active: false, metrics: including({ followers: 1 }) }),
    );
  }),
  claim('a deleted account can be followed', async ({ user, createDeletedUser, cleanUp }) => {
    const { id } = await createDeletedUser();
    cleanUp(() => user.delete(`/users/${id}/followers/`));
    await user.post(`/users/${id}/followers/`, undefined, { status: 201, body: { followers: 1 } });
  }),
  claim(
    'a follow is counted on both sides',
    async (context) => {
      const following = async () =>
        (await context.user.get('/me/', 200)).body.metrics.following as number;
      // Deletions do not update the counter. The first follow recounts it.
      await createFollowedUser(context);
      const before = await following();
      const { id } = await createFollowedUser(context);
      await context.anonymous.get(
        `/users/${id}/`,
        having(200, { metrics: including({ followers: 1 }) }),
      );
      context.expect(await following(), before + 1, 'following');
    },
    { sequential: true },
  ),
  claim(
    'unfollowing is counted on both sides',
    async (context) => {
      const { id } = await createFollowedUser(context);
      const following = async () =>
        (await context.user.get('/me/', 200)).body.metrics.following as number;
      const before = await following();
      await context.user.delete(`/users/${id}/followers/`, { status: 200, body: { followers: 0 } });
      await context.anonymous.get(
        `/users/${id}/`,
        having(200, { metrics: including({ followers: 0 }) }),
      );
      context.expect(await following(), before - 1, 'following');
    },
    { sequential: true },
  ),
  claim('following again creates a new follow', async (context) => {
    const { id } = await createFollowedUser(context);
    const row = async () =>
      (await context.anonymous.get(`/users/${id}/followers/`, 200)).body.data[0].id as string;
    const first = await row();
    await context.user.delete(`/users/${id}/followers/`, { status: 200, body: { followers: 0 } });
    await context.user.post(`/users/${id}/followers/`, undefined, {
      status: 201,
      body: { followers: 1 },
    });
    context.expect((await row()) === first, false, 'the same follow');
  }),
  claim('an administrator cannot end another account’s follow', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.admin.delete(`/users/${id}/followers/`, NOT_FOUND);
    await context.anonymous.get(`/users/${id}/followers/`, having(200, { total: 1 }));
  }),
  claim(
    'an administrator cannot follow on behalf of another account',
    async ({ admin, adminId, userId, anonymous, createUser, cleanUp }) => {
      const { id } = await createUser();
      cleanUp(() => admin.delete(`/users/${id}/followers/`));
      await admin.post(
        `/users/${id}/followers/?user=${userId}`,
        { user: userId },
        { status: 201, body: { followers: 1 } },
      );
      await anonymous.get(
        `/users/${id}/followers/`,
        having(200, { data: [including({ follower: including({ id: adminId }) })] }),
      );
    },
  ),
  claim(
    'an organization is followed in the same way',
    async ({ user, userId, anonymous, createOrganization, cleanUp }) => {
      const { id, slug } = await createOrganization();
      cleanUp(() => user.delete(`/organizations/${id}/followers/`));
      await user.post(`/organizations/${id}/followers/`, undefined, {
        status: 201,
        body: { followers: 1 },
      });
      await user.post(`/organizations/${id}/followers/`, undefined, {
        status: 200,
        body: { followers: 1 },
      });
      await anonymous.get(
        `/organizations/${slug}/followers/`,
        having(200, { total: 1, data: [including({ follower: including({ id: userId }) })] }),
      );
      await user.delete(`/organizations/${id}/followers/`, { status: 200, body: { followers: 0 } });
    },
  ),
];
