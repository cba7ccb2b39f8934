import { claim } from '../../claim';
import { aString, including } from '../../pattern';
import { badField, having, NOT_FOUND } from '../../expectedAnswers';
import { permissions } from '../../shapes';
import { createOrganizationWithMember } from '../../fixtures';

export const claims = [
  claim('there are three roles, with label and description', ({ anonymous }) =>
    anonymous.get('/organizations/roles/', {
      status: 200,
      body: ['admin', 'editor', 'partial_editor'].map((id) => ({
        id,
        label: aString,
        description: aString,
      })),
    }),
  ),
  claim('the role of a member can be changed', async (context) => {
    const id = await createOrganizationWithMember(context);
    await context.admin.put(
      `/organizations/${id}/member/${context.userId}/`,
      { role: 'admin' },
      having(200, { role: 'admin', user: including({ id: context.userId }) }),
    );
    await context.user.get(
      `/organizations/${id}/`,
      having(200, { permissions: permissions(true) }),
    );
  }),
  claim('an empty object does not change a member', async (context) => {
    const id = await createOrganizationWithMember(context);
    await context.admin.put(
      `/organizations/${id}/member/${context.userId}/`,
      {},
      having(200, { role: 'editor' }),
    );
  }),
  claim('an unknown role is refused', async (context) => {
    const id = await createOrganizationWithMember(context);
    await context.admin.put(
      `/organizations/${id}/member/${context.userId}/`,
      { role: 'owner' },
      badField(
        'role',
        "'owner' is not a valid choice. Valid choices: ['admin', 'editor', 'partial_editor']",
      ),
    );
  }),
  claim('an account that is not a member is 404', async ({ admin, userId, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.put(`/organizations/${id}/member/${userId}/`, { role: 'admin' }, NOT_FOUND);
    await admin.delete(`/organizations/${id}/member/${userId}/`, NOT_FOUND);
  }),
  claim(
    'the last administrator of an organization can be removed',
    async ({ admin, adminId, createOrganization }) => {
      const { id } = await createOrganization();
      await admin.delete(`/organizations/${id}/member/${adminId}/`, 204);
      await admin.get(`/organizations/${id}/`, having(200, { members: [] }));
    },
  ),
];
