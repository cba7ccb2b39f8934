import { claim } from '../../claim';
import { aDate, anId, including } from '../../pattern';
import {
  BAD_PAGE,
  badParameter,
  EMPTY_PAGE,
  having,
  message,
  NOT_FOUND,
} from '../../expectedAnswers';
import { userReference } from '../../shapes';
import { ABSENT_ID, createFollowedUser } from '../../fixtures';

export const claims = [
  claim('a row has an identifier, the follower and the date', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.anonymous.get(
      `/users/${id}/followers/`,
      having(200, {
        data: [{ id: anId, follower: userReference({ id: context.userId }), since: aDate }],
        total: 1,
      }),
    );
  }),
  claim('anybody can read followers', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.anonymous.get(`/users/${id}/followers/`, having(200, { total: 1 }));
  }),
  claim('followers can be read by slug', async (context) => {
    const { slug } = await createFollowedUser(context);
    await context.anonymous.get(`/users/${slug}/followers/`, having(200, { total: 1 }));
  }),
  claim('a slug in another case is 404 here, not a redirection', async (context) => {
    const { slug } = await context.createUser();
    await context.anonymous.get(`/users/${slug.toUpperCase()}/followers/`, NOT_FOUND);
  }),
  claim('an identifier may be in upper case', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.anonymous.get(`/users/${id.toUpperCase()}/followers/`, having(200, { total: 1 }));
  }),
  claim('an unknown slug is 404', ({ anonymous }) =>
    anonymous.get('/users/none-so-named/followers/', NOT_FOUND),
  ),
  claim('an unknown identifier is 404', ({ anonymous }) =>
    anonymous.get(`/users/${ABSENT_ID}/followers/`, NOT_FOUND),
  ),
  claim('a bad page is reported before an unknown account', ({ anonymous }) =>
    anonymous.get('/users/none-so-named/followers/?page=0', BAD_PAGE),
  ),
  claim('a bad page size is reported before an unknown account', ({ anonymous }) =>
    anonymous.get(
      '/users/none-so-named/followers/?page_size=x',
      badParameter('page_size', 'The page size to fetch x is not a valid integer'),
    ),
  ),
  claim('user= selects only that follower', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.anonymous.get(
      `/users/${id}/followers/?user=${context.userId}`,
      having(200, { total: 1 }),
    );
    await context.anonymous.get(`/users/${id}/followers/?user=${context.adminId}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
  claim('user= with an unknown identifier selects nobody', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.anonymous.get(`/users/${id}/followers/?user=${ABSENT_ID}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
  claim('an empty user= filters nothing', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.anonymous.get(
      `/users/${id}/followers/?user=`,
      having(200, { total: 1, data: [including({ follower: including({ id: context.userId }) })] }),
    );
  }),
  ...['ada', 'x', '123', 'me'].map((user) =>
    claim(`user=${user} is not an identifier`, async ({ anonymous, userId }) => {
      await anonymous.get(
        `/users/${userId}/followers/?user=${user}`,
        message(400, '`user` must be an identifier'),
      );
    }),
  ),
  claim('a mask does not change the total', async (context) => {
    const { id } = await createFollowedUser(context);
    await context.anonymous
      .withHeaders({ 'X-Fields': 'total' })
      .get(`/users/${id}/followers/`, { status: 200, body: { total: 1 } });
  }),
  claim('followers of an inactive account can be read', async (context) => {
    const { id } = await createFollowedUser(context, { active: false });
    await context.anonymous.get(`/users/${id}/followers/`, having(200, { total: 1 }));
  }),
  claim('followers of a deleted account can be read', async ({ anonymous, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await anonymous.get(`/users/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim(
    'followers of a deleted account can be read by its slug',
    async ({ anonymous, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await anonymous.get(`/users/deleted-${id}/followers/`, { status: 200, body: EMPTY_PAGE });
    },
  ),
  claim(
    'whether the date of a follow is stable',
    async (context) => {
      const { id } = await createFollowedUser(context);
      const since = async () =>
        (await context.anonymous.get(`/users/${id}/followers/`, 200)).body.data[0].since as string;
      const [first, second] = [await since(), await since()];
      context.expect(first === second, context.byServer({ vigie: true, udata: false }), 'the same');
    },
    { difference: 'udata shows the current time at each read; here the date is stored' },
  ),
  ...(
    [
      ['followers are sorted by the date of their follow', ''],
      ['a sort is ignored', '?sort=-since'],
      ['an invalid sort is ignored', '?sort=nothing'],
    ] as const
  ).map(([text, query]) =>
    claim(text, async (context) => {
      const { id } = await createFollowedUser(context);
      context.cleanUp(() => context.admin.delete(`/users/${id}/followers/`));
      await context.admin.post(`/users/${id}/followers/`, undefined, 201);
      await context.anonymous.get(
        `/users/${id}/followers/${query}`,
        having(200, {
          data: [
            including({ follower: including({ id: context.userId }) }),
            including({ follower: including({ id: context.adminId }) }),
          ],
        }),
      );
    }),
  ),
];
