import { claim } from '../../claim';
import { EMPTY_PAGE, NOT_FOUND, UNAUTHORIZED } from '../../sayings';
import { followed } from '../../fixtures';

export const claims = [
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
];
