import { claim } from '../../claim';
import { aDate, aText, including, startingWith } from '../../pattern';
import { badField, having, UNAUTHORIZED } from '../../sayings';
import { asked, joined } from '../../fixtures';
import { request } from '../../shapes';

export const claims = [
  claim('one asks to join', async ({ user, userId, createOrganization }) => {
    const { id } = await createOrganization();
    await user.post(
      `/organizations/${id}/membership/`,
      { comment: 'Bonjour' },
      {
        status: 201,
        body: request({ kind: 'request', comment: 'Bonjour', user: including({ id: userId }) }),
      },
    );
  }),
  claim('asking again is 200 and replaces the comment', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.user.post(
      `/organizations/${organization}/membership/`,
      { comment: 'Encore' },
      having(200, { id, comment: 'Encore' }),
    );
    await scene.user.post(
      `/organizations/${organization}/membership/`,
      {},
      having(200, { id, comment: 'Encore' }),
    );
  }),
  claim('asking without the key comment is refused', async ({ user, createOrganization }) => {
    const { id } = await createOrganization();
    await user.post(`/organizations/${id}/membership/`, {}, 400);
  }),
  claim('an empty comment is a missing one', async ({ user, createOrganization }) => {
    const { id } = await createOrganization();
    await user.post(
      `/organizations/${id}/membership/`,
      { comment: '' },
      badField('comment', "'comment' is required when 'kind' is 'request'"),
    );
  }),
  claim('a member does not ask', async (scene) => {
    const id = await joined(scene);
    await scene.user.post(
      `/organizations/${id}/membership/`,
      { comment: 'x' },
      having(400, { errors: undefined, message: aText }),
    );
  }),
  claim('asking needs a key', async ({ anyone, createOrganization }) => {
    const { id } = await createOrganization();
    await anyone.post(`/organizations/${id}/membership/`, { comment: 'x' }, UNAUTHORIZED);
  }),
  claim('a request is accepted as editor, once', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/accept/`,
      {},
      having(200, { role: 'editor', user: including({ id: scene.userId }) }),
    );
    await scene.admin.post(`/organizations/${organization}/membership/${id}/accept/`, {}, 409);
    await scene.admin
      .with({ 'X-Fields': 'role' })
      .post(`/organizations/${organization}/membership/${id}/accept/`, undefined, {
        status: 409,
        body: { role: 'editor' },
      });
  }),
  claim('a request is refused without a comment', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/refuse/`,
      {},
      { status: 200, body: {} },
    );
  }),
  claim('a refusal needs a JSON body', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/refuse/`,
      undefined,
      415,
    );
  }),
  claim('a refused request can still be accepted', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/refuse/`,
      { comment: 'non' },
      200,
    );
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/accept/`,
      {},
      having(200, { role: 'editor' }),
    );
  }),
  claim('a request is not cancelled as an invitation is', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(`/organizations/${organization}/membership/${id}/cancel/`, {}, 400);
  }),
  claim('an unknown request is 404', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.post(
      `/organizations/${id}/membership/${crypto.randomUUID()}/accept/`,
      {},
      {
        status: 404,
        body: { message: startingWith('Unknown membership request id') },
      },
    );
  }),
  claim('requests are listed for whoever administers', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.get(`/organizations/${organization}/membership/`, {
      status: 200,
      body: [including({ id, status: 'pending' })],
    });
    await scene.admin.get(`/organizations/${organization}/membership/?status=accepted`, {
      status: 200,
      body: [],
    });
    await scene.admin.get(`/organizations/${organization}/membership/?user=${scene.userId}`, {
      status: 200,
      body: [including({ id })],
    });
  }),
  claim('others see their own requests alone', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.user.get(`/organizations/${organization}/membership/`, 403);
    await scene.user.get(`/organizations/${organization}/membership/?user=${scene.userId}`, {
      status: 200,
      body: [including({ id, user: including({ email: /^[^*]{2}\**@/, last_login_at: aDate }) })],
    });
  }),
];
