import { claim } from '../../claim';
import { anything, containing, including, startingWith } from '../../pattern';
import { badField, FORBIDDEN, having, message } from '../../expectedAnswers';
import {
  ABSENT_ID,
  createMembershipRequest,
  createInvitation,
  createOrganizationWithMember,
} from '../../fixtures';
import { membershipRequest } from '../../shapes';

const USER_OR_EMAIL_REQUIRED = badField('user', 'Either user or email is required');

export const claims = [
  claim(
    'an invitation is 201 and pending',
    async ({ admin, createOrganization, createDistinctUser }) => {
      const [{ id }, person] = [await createOrganization(), await createDistinctUser()];
      await admin.post(
        `/organizations/${id}/member/`,
        { user: person.id },
        {
          status: 201,
          body: membershipRequest({
            user: including({ class: 'User', id: person.id, email: anything, last_login_at: null }),
          }),
        },
      );
    },
  ),
  claim('an invited account is not a member yet', async (context) => {
    const { organization } = await createInvitation(context);
    await context.anonymous.get(
      `/organizations/${organization}/`,
      having(200, { members: [anything] }),
    );
  }),
  claim(
    'an invitation has the role and the comment that are sent',
    async ({ admin, createOrganization, createDistinctUser }) => {
      const [{ id }, person] = [await createOrganization(), await createDistinctUser()];
      await admin.post(
        `/organizations/${id}/member/`,
        { user: person.id, role: 'admin', comment: 'Viens' },
        having(201, { role: 'admin', comment: 'Viens' }),
      );
    },
  ),
  claim(
    'an address without an account can be invited',
    async ({ admin, createOrganization, uniqueEmail }) => {
      const { id } = await createOrganization();
      const email = uniqueEmail();
      await admin.post(
        `/organizations/${id}/member/`,
        { email },
        { status: 201, body: membershipRequest({ user: null, email }) },
      );
    },
  ),
  claim(
    'an address of an account, in any case, invites that account',
    async ({ admin, createOrganization, createDistinctUser }) => {
      const [{ id }, person] = [await createOrganization(), await createDistinctUser()];
      await admin.post(
        `/organizations/${id}/member/`,
        { email: (person.email ?? '').toUpperCase() },
        having(201, { user: including({ id: person.id }), email: null }),
      );
    },
  ),
  claim('a second invitation is refused', async (context) => {
    const { organization, person } = await createInvitation(context);
    await context.admin.post(
      `/organizations/${organization}/member/`,
      { user: person.id },
      badField('user', 'A request or invitation is already pending for this user'),
    );
  }),
  ...[{}, { role: 'editor' }].map((body) =>
    claim(
      `an invitation of ${JSON.stringify(body)} is refused`,
      async ({ admin, createOrganization }) => {
        const { id } = await createOrganization();
        await admin.post(`/organizations/${id}/member/`, body, USER_OR_EMAIL_REQUIRED);
      },
    ),
  ),
  claim(
    'an invitation of both an account and an address is refused',
    async ({ admin, userId, createOrganization }) => {
      const { id } = await createOrganization();
      await admin.post(
        `/organizations/${id}/member/`,
        { user: userId, email: 'a@example.org' },
        badField('user', 'Cannot provide both user and email'),
      );
    },
  ),
  claim('an invitation of an unknown account is refused', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.post(
      `/organizations/${id}/member/`,
      { user: ABSENT_ID },
      badField('user', `Unknown user '${ABSENT_ID}'`),
    );
  }),
  claim('an invitation of a member is refused', async (context) => {
    const id = await createOrganizationWithMember(context);
    await context.admin.post(
      `/organizations/${id}/member/`,
      { user: context.userId },
      badField('user', 'User is already a member'),
    );
  }),
  claim(
    'an invitation with an unknown role is refused',
    async ({ admin, createOrganization, userId }) => {
      const { id } = await createOrganization();
      await admin.post(
        `/organizations/${id}/member/`,
        { user: userId, role: 'owner' },
        badField('role', "Invalid role 'owner'"),
      );
    },
  ),
  claim('an outsider cannot invite', async ({ user, createOrganization, userId }) => {
    const { id } = await createOrganization();
    await user.post(`/organizations/${id}/member/`, { user: userId }, FORBIDDEN);
  }),
  claim(
    'the invited account finds its invitation and accepts it, once',
    async ({ admin, user, userId, adminId, createOrganization }) => {
      const { id } = await createOrganization();
      const { body: made } = await admin.post(
        `/organizations/${id}/member/`,
        { user: userId, role: 'editor' },
        201,
      );
      await user.get('/me/org_invitations/', {
        status: 200,
        body: containing(including({ id: made.id, organization: including({ id }) })),
      });
      await admin.post(
        `/me/org_invitations/${made.id}/accept/`,
        {},
        {
          status: 404,
          body: { message: startingWith('Invitation not found') },
        },
      );
      await user.post(
        `/me/org_invitations/${made.id}/accept/`,
        {},
        message(200, 'Invitation accepted'),
      );
      await user.post(
        `/me/org_invitations/${made.id}/accept/`,
        {},
        message(400, 'Invitation is not pending'),
      );
      await admin.get(
        `/organizations/${id}/`,
        having(200, {
          members: [
            including({ user: including({ id: adminId }) }),
            including({ role: 'editor', user: including({ id: userId }) }),
          ],
        }),
      );
    },
  ),
  claim(
    'the invited account refuses its invitation',
    async ({ admin, user, userId, anonymous, createOrganization }) => {
      const { id } = await createOrganization();
      const { body: made } = await admin.post(
        `/organizations/${id}/member/`,
        { user: userId },
        201,
      );
      await user.post(
        `/me/org_invitations/${made.id}/refuse/`,
        {},
        message(200, 'Invitation refused'),
      );
      await anonymous.get(`/organizations/${id}/`, having(200, { members: [anything] }));
    },
  ),
  claim('an invitation can be cancelled only once', async (context) => {
    const { organization, request: id } = await createInvitation(context);
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/cancel/`,
      {},
      { status: 200, body: {} },
    );
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/cancel/`,
      {},
      message(400, 'Only pending invitations can be canceled'),
    );
  }),
  ...[[], {}, 0, false].flatMap((empty) => [
    claim(`${JSON.stringify(empty)} as account or address is refused`, async (context) => {
      const { admin, createOrganization } = context;
      const path = `/organizations/${(await createOrganization()).id}/member/`;
      await admin.post(path, { user: empty }, USER_OR_EMAIL_REQUIRED);
      await admin.post(path, { email: empty }, USER_OR_EMAIL_REQUIRED);
    }),
    claim(`a request is refused with ${JSON.stringify(empty)} as comment`, async (context) => {
      const { organization, request: id } = await createMembershipRequest(context);
      const path = `/organizations/${organization}/membership/${id}/refuse/`;
      await context.admin.post(path, { comment: empty }, { status: 200, body: {} });
    }),
  ]),
  claim('a control character in an identifier is quoted as Python does', async (context) => {
    const { admin, createOrganization } = context;
    await admin.post(
      `/organizations/${(await createOrganization()).id}/member/`,
      { user: '\u0001\t' },
      {
        status: 400,
        body: {
          errors: {},
          message:
            "'\\x01\\t' is not a valid ObjectId, it must be a 12-byte input or a 24-character hex string",
        },
      },
    );
  }),
  claim('an administrator cannot accept an invitation for the invited account', async (context) => {
    const { organization, request: id } = await createInvitation(context);
    await context.admin.post(
      `/organizations/${organization}/membership/${id}/accept/`,
      {},
      message(400, 'Use the cancel endpoint for invitations'),
    );
  }),
];
