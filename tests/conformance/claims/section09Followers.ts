import { claimsOf } from '../claim';
import { aDate, anId, including } from '../pattern';
import { EMPTY_PAGE, having, message, NOT_FOUND, UNAUTHORIZED } from '../sayings';
import type { Scene } from '../scene';
import { userReference } from '../shapes';

const claim = claimsOf('9');
const ABSENT_ID = '0123456789abcdef01234567';

/** The ordinary account follows a new one. */
async function followed({ createUser, user, later }: Scene, values = {}) {
  const made = await createUser(values);
  await user.post(`/users/${made.id}/followers/`, undefined, {
    status: 201,
    body: { followers: 1 },
  });
  later(() => user.delete(`/users/${made.id}/followers/`));
  return made;
}

export const followers = [
  claim('a follower is a row of three keys', async (scene) => {
    const { id } = await followed(scene);
    await scene.anyone.get(
      `/users/${id}/followers/`,
      having(200, {
        data: [{ id: anId, follower: userReference({ id: scene.userId }), since: aDate }],
        total: 1,
      }),
    );
  }),
  claim('anybody reads followers', async (scene) => {
    const { id } = await followed(scene);
    await scene.anyone.get(`/users/${id}/followers/`, having(200, { total: 1 }));
  }),
  claim('followers are read by slug', async (scene) => {
    const { slug } = await followed(scene);
    await scene.anyone.get(`/users/${slug}/followers/`, having(200, { total: 1 }));
  }),
  claim('a slug in other case is 404 here, not a redirection', async (scene) => {
    const { slug } = await scene.createUser();
    await scene.anyone.get(`/users/${slug.toUpperCase()}/followers/`, NOT_FOUND);
  }),
  claim('an identifier in upper case is the same', async (scene) => {
    const { id } = await followed(scene);
    await scene.anyone.get(`/users/${id.toUpperCase()}/followers/`, having(200, { total: 1 }));
  }),
  claim('an unknown slug is 404', ({ anyone }) =>
    anyone.get('/users/none-so-named/followers/', NOT_FOUND),
  ),
  claim('an unknown identifier is 404', ({ anyone }) =>
    anyone.get(`/users/${ABSENT_ID}/followers/`, NOT_FOUND),
  ),
  claim('a bad page comes before an unknown account', ({ anyone }) =>
    anyone.get('/users/none-so-named/followers/?page=0', 400),
  ),
  claim('a bad page size comes before an unknown account', ({ anyone }) =>
    anyone.get('/users/none-so-named/followers/?page_size=x', 400),
  ),
  claim('user= keeps that follower alone', async (scene) => {
    const { id } = await followed(scene);
    await scene.anyone.get(
      `/users/${id}/followers/?user=${scene.userId}`,
      having(200, { total: 1 }),
    );
    await scene.anyone.get(`/users/${id}/followers/?user=${scene.adminId}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
  claim('user= of nobody keeps nobody', async (scene) => {
    const { id } = await followed(scene);
    await scene.anyone.get(`/users/${id}/followers/?user=${ABSENT_ID}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
  claim('an empty user= filters nothing', async (scene) => {
    const { id } = await followed(scene);
    await scene.anyone.get(`/users/${id}/followers/?user=`, having(200, { total: 1 }));
  }),
  ...['ada', 'x', '123', 'me'].map((user) =>
    claim(`user=${user} is no identifier`, async ({ anyone, userId }) => {
      await anyone.get(
        `/users/${userId}/followers/?user=${user}`,
        message(400, '`user` must be an identifier'),
      );
    }),
  ),
  claim('sort is ignored', async ({ anyone, userId }) => {
    await anyone.get(`/users/${userId}/followers/?sort=nothing`, 200);
  }),
  claim('a mask does not change who follows', async (scene) => {
    const { id } = await followed(scene);
    await scene.anyone
      .with({ 'X-Fields': 'total' })
      .get(`/users/${id}/followers/`, { status: 200, body: { total: 1 } });
  }),
  claim('followers of an inactive account can be read', async (scene) => {
    const { id } = await followed(scene, { active: false });
    await scene.anyone.get(`/users/${id}/followers/`, having(200, { total: 1 }));
  }),
  claim('followers of a deleted account can be read', async ({ anyone, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await anyone.get(`/users/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim(
    'followers of a deleted account can be read by its slug',
    async ({ anyone, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await anyone.get(`/users/deleted-${id}/followers/`, { status: 200, body: EMPTY_PAGE });
    },
  ),
  claim(
    'the date of a follow',
    async (scene) => {
      const { id } = await followed(scene);
      const since = async () =>
        (await scene.anyone.get(`/users/${id}/followers/`, 200)).body.data[0].since as string;
      const [first, second] = [await since(), await since()];
      scene.expect(first === second, scene.bySide({ ours: true, udata: false }), 'the same');
    },
    { departs: 'udata shows the present time at each read; here the date is stored' },
  ),
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
  claim('followers come in the order in which they began', async (scene) => {
    const { id } = await followed(scene);
    scene.later(() => scene.admin.delete(`/users/${id}/followers/`));
    await scene.admin.post(`/users/${id}/followers/`, undefined, 201);
    await scene.anyone.get(
      `/users/${id}/followers/`,
      having(200, {
        data: [
          including({ follower: including({ id: scene.userId }) }),
          including({ follower: including({ id: scene.adminId }) }),
        ],
      }),
    );
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
  claim('leaving is 200 with the count left', async (scene) => {
    const { id } = await followed(scene);
    await scene.user.delete(`/users/${id}/followers/`, { status: 200, body: { followers: 0 } });
    await scene.anyone.get(`/users/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('leaving twice is 404', async (scene) => {
    const { id } = await followed(scene);
    await scene.user.delete(`/users/${id}/followers/`, 200);
    await scene.user.delete(`/users/${id}/followers/`, NOT_FOUND);
  }),
  claim('leaving whom one does not follow is 404', async ({ user, createUser }) => {
    const { id } = await createUser();
    await user.delete(`/users/${id}/followers/`, NOT_FOUND);
  }),
  claim('leaving by slug is 404', async (scene) => {
    const { slug } = await followed(scene);
    await scene.user.delete(`/users/${slug}/followers/`, NOT_FOUND);
  }),
  claim('leaving without a key is 401', async (scene) => {
    const { id } = await followed(scene);
    await scene.anyone.delete(`/users/${id}/followers/`, UNAUTHORIZED);
  }),
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
