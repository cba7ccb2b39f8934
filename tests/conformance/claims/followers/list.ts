import { claim } from '../../claim';
import { aDate, anId, including } from '../../pattern';
import { EMPTY_PAGE, having, message, NOT_FOUND } from '../../sayings';
import { userReference } from '../../shapes';
import { ABSENT_ID, followed } from '../../fixtures';

export const claims = [
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
];
