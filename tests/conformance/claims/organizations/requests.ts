import { claim } from '../../claim';
import { aDate, aString, including, startingWith } from '../../pattern';
import {
  badField,
  FORBIDDEN,
  having,
  message,
  NOT_JSON,
  UNAUTHORIZED,
} from '../../expectedAnswers';
import { createMembershipRequest, createOrganizationWithMember } from '../../fixtures';
import { membershipRequest } from '../../shapes';

const NO_COMMENT = badField('comment', "'comment' is required when 'kind' is 'request'");

export const claims = [
  claim('an account can ask to join', async ({ user, userId, createOrganization }) => {
    const { id } = await createOrganization();
    await user.post(
      `/organizations/${id}/membership/`,
      { comment: 'Bonjour' },
      {
        status: 201,
        body: membershipRequest({
          kind: 'request',
          comment: 'Bonjour',
          user: including({ id: userId }),
        }),
      },
    );
  }),
  claim('asking again is 200 and replaces the comment', async (context) => {
    const { organization, request: id } = await createMembershipRequest(context);
    await context.user.post(
      `/organizations/${organization}/membership/`,
      { comment: 'Encore' },
      having(200, { id, comment: 'Encore' }),
    );
    await context.user.post(
      `/organizations/${organization}/membership/`,
      {},
      having(200, { id, comment: 'Encore' }),
    );
  }),
  claim('a request without the key comment is refused', async ({ user, createOrganization }) => {
    const { id } = await createOrganization();
    await user.post(`/organizations/${id}/membership/`, {}, NO_COMMENT);
  }),
  claim('an empty comment counts as missing', async ({ user, createOrganization }) => {
    const { id } = await createOrganization();
    await user.post(`/organizations/${id}/membership/`, { comment: '' }, NO_COMMENT);
  }),
  claim('a member cannot ask to join', async (context) => {
    const id = await createOrganizationWithMember(context);
    await context.user.post(
      `/organizations/${id}/membership/`,
      { comment: 'x' },
      having(400, { errors: undefined, message: aString }),
    );
  }),
  claim('asking to join needs a key', async ({ anonymous, createOrganization }) => {
    const { id } = await createOrganization();
    await anonymous.post(`/organizations/${id}/membership/`, { comment: 'x' }, UNAUTHORIZED);
  }),
  claim('a request is accepted as editor, once', async (context) => {
    const { organization, request: id } = await createMembershipRequest(context);
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/accept/`,
      {},
      having(200, { role: 'editor', user: including({ id: context.userId }) }),
    );
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/accept/`,
      {},
      having(409, { role: 'editor', user: including({ id: context.userId }) }),
    );
    await context.admin
      .withHeaders({ 'X-Fields': 'role' })
      .post(`/organizations/${organization}/membership/${id}/accept/`, undefined, {
        status: 409,
        body: { role: 'editor' },
      });
  }),
  claim('a request can be refused without a comment', async (context) => {
    const { organization, request: id } = await createMembershipRequest(context);
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/refuse/`,
      {},
      { status: 200, body: {} },
    );
  }),
  claim('a refusal needs a JSON body', async (context) => {
    const { organization, request: id } = await createMembershipRequest(context);
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/refuse/`,
      undefined,
      NOT_JSON,
    );
  }),
  claim('a refused request can still be accepted', async (context) => {
    const { organization, request: id } = await createMembershipRequest(context);
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/refuse/`,
      { comment: 'non' },
      { status: 200, body: {} },
    );
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/accept/`,
      {},
      having(200, { role: 'editor' }),
    );
  }),
  claim('a request cannot be cancelled', async (context) => {
    const { organization, request: id } = await createMembershipRequest(context);
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/cancel/`,
      {},
      message(400, 'Only invitations can be canceled'),
    );
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
  claim('administrators of the organization can list requests', async (context) => {
    const { organization, request: id } = await createMembershipRequest(context);
    await context.admin.get(`/organizations/${organization}/membership/`, {
      status: 200,
      body: [including({ id, status: 'pending' })],
    });
    await context.admin.get(`/organizations/${organization}/membership/?status=accepted`, {
      status: 200,
      body: [],
    });
    await context.admin.get(`/organizations/${organization}/membership/?user=${context.userId}`, {
      status: 200,
      body: [including({ id })],
    });
  }),
  claim('other accounts can list only their own requests', async (context) => {
    const { organization, request: id } = await createMembershipRequest(context);
    await context.user.get(`/organizations/${organization}/membership/`, FORBIDDEN);
    await context.user.get(`/organizations/${organization}/membership/?user=${context.userId}`, {
      status: 200,
      body: [including({ id, user: including({ email: /^[^*]{2}\**@/, last_login_at: aDate }) })],
    });
  }),
];
