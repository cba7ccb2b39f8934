import { claim } from '../../claim';
import { EMPTY_PAGE, NOT_FOUND, UNAUTHORIZED } from '../../expectedAnswers';
import { createFollowedUser } from '../../fixtures';

export const claims = [
  claim('unfollowing is 200 with the new count', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.user.delete(`/users/${id}/followers/`, { status: 200, body: { followers: 0 } });
    await context.anonymous.get(`/users/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('unfollowing twice is 404', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.user.delete(`/users/${id}/followers/`, { status: 200, body: { followers: 0 } });
    await context.user.delete(`/users/${id}/followers/`, NOT_FOUND);
  }),
  claim('unfollowing an account that one does not follow is 404', async ({ user, createUser }) => {
    const { id } = await createUser();
    await user.delete(`/users/${id}/followers/`, NOT_FOUND);
  }),
  claim('unfollowing by slug is 404', async (context) => {
    const { slug } = await createFollowedUser(context);
    await context.user.delete(`/users/${slug}/followers/`, NOT_FOUND);
  }),
  claim('unfollowing without a key is 401', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.anonymous.delete(`/users/${id}/followers/`, UNAUTHORIZED);
  }),
];
