import { claim } from '../../claim';
import { including } from '../../pattern';
import { having, message, NOT_FOUND, UNAUTHORIZED } from '../../sayings';
import { ABSENT_ID, followed } from '../../fixtures';

export const claims = [
  claim('following is 201 with the count', async ({ user, createUser, later }) => {
    const { id } = await createUser();
    later(() => user.delete(`/users/${id}/followers/`));
    await user.post(`/users/${id}/followers/`, undefined, { status: 201, body: { followers: 1 } });
  }),
  claim('following again is 200 with the same count', async (scene) => {
    const { id } = await followed(scene);
    await scene.user.post(`/users/${id}/followers/`, undefined, {
      status: 200,
      body: { followers: 1 },
    });
  }),
  claim('a second follower is counted', async (scene) => {
    const { id } = await followed(scene);
    scene.later(() => scene.admin.delete(`/users/${id}/followers/`));
    await scene.admin.post(`/users/${id}/followers/`, undefined, {
      status: 201,
      body: { followers: 2 },
    });
    await scene.anyone.get(`/users/${id}/followers/`, having(200, { total: 2 }));
  }),
  claim('a body with the follow is not read', async ({ user, createUser, later }) => {
    const { id } = await createUser();
    later(() => user.delete(`/users/${id}/followers/`));
    await user
      .with({ 'Content-Type': 'text/plain' })
      .post(`/users/${id}/followers/`, { user: 'x' }, 201);
  }),
  claim('following by slug is 404', async ({ user, createUser }) => {
    const { slug } = await createUser();
    await user.post(`/users/${slug}/followers/`, undefined, NOT_FOUND);
  }),
  claim('following nobody is 404', ({ user }) =>
    user.post(`/users/${ABSENT_ID}/followers/`, undefined, NOT_FOUND),
  ),
  claim('following oneself is refused', ({ user, userId }) =>
    user.post(`/users/${userId}/followers/`, undefined, message(403, "You can't follow yourself")),
  ),
  claim('following without a key is 401', async ({ anyone, createUser }) => {
    const { id } = await createUser();
    await anyone.post(`/users/${id}/followers/`, undefined, UNAUTHORIZED);
  }),
  claim('following nobody without a key is 401', ({ anyone }) =>
    anyone.post(`/users/${ABSENT_ID}/followers/`, undefined, UNAUTHORIZED),
  ),
  claim('an inactive account can be followed', async (scene) => {
    await followed(scene, { active: false });
  }),
  claim('a deleted account can be followed', async ({ user, createDeletedUser, later }) => {
    const { id } = await createDeletedUser();
    later(() => user.delete(`/users/${id}/followers/`));
    await user.post(`/users/${id}/followers/`, undefined, 201);
  }),
  claim(
    'a follow is counted on both sides',
    async (scene) => {
      const following = async () =>
        (await scene.user.get('/me/', 200)).body.metrics.following as number;
      // The first one brings a counter up to date that deletions may have left behind.
      await followed(scene);
      const before = await following();
      const { id } = await followed(scene);
      await scene.anyone.get(
        `/users/${id}/`,
        having(200, { metrics: including({ followers: 1 }) }),
      );
      scene.expect(await following(), before + 1, 'followed');
    },
    { alone: true },
  ),
  claim(
    'a follow that ends is counted on both sides',
    async (scene) => {
      const { id } = await followed(scene);
      const following = async () =>
        (await scene.user.get('/me/', 200)).body.metrics.following as number;
      const before = await following();
      await scene.user.delete(`/users/${id}/followers/`, { status: 200, body: { followers: 0 } });
      await scene.anyone.get(
        `/users/${id}/`,
        having(200, { metrics: including({ followers: 0 }) }),
      );
      scene.expect(await following(), before - 1, 'followed');
    },
    { alone: true },
  ),
  claim('following again makes a new follow', async (scene) => {
    const { id } = await followed(scene);
    const row = async () =>
      (await scene.anyone.get(`/users/${id}/followers/`, 200)).body.data[0].id as string;
    const first = await row();
    await scene.user.delete(`/users/${id}/followers/`, 200);
    await scene.user.post(`/users/${id}/followers/`, undefined, 201);
    scene.expect((await row()) === first, false, 'the same follow');
  }),
  claim('an administrator ends nobody else’s follow', async (scene) => {
    const { id } = await followed(scene);
    await scene.admin.delete(`/users/${id}/followers/`, NOT_FOUND);
    await scene.anyone.get(`/users/${id}/followers/`, having(200, { total: 1 }));
  }),
  claim(
    'an administrator follows as oneself',
    async ({ admin, adminId, userId, anyone, createUser, later }) => {
      const { id } = await createUser();
      later(() => admin.delete(`/users/${id}/followers/`));
      await admin.post(`/users/${id}/followers/?user=${userId}`, { user: userId }, 201);
      await anyone.get(
        `/users/${id}/followers/`,
        having(200, { data: [including({ follower: including({ id: adminId }) })] }),
      );
    },
  ),
  claim(
    'an organization is followed in the same way',
    async ({ user, userId, anyone, createOrganization, later }) => {
      const { id, slug } = await createOrganization();
      later(() => user.delete(`/organizations/${id}/followers/`));
      await user.post(`/organizations/${id}/followers/`, undefined, {
        status: 201,
        body: { followers: 1 },
      });
      await user.post(`/organizations/${id}/followers/`, undefined, {
        status: 200,
        body: { followers: 1 },
      });
      await anyone.get(
        `/organizations/${slug}/followers/`,
        having(200, { total: 1, data: [including({ follower: including({ id: userId }) })] }),
      );
      await user.delete(`/organizations/${id}/followers/`, { status: 200, body: { followers: 0 } });
    },
  ),
];
