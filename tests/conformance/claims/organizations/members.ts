import { claim } from '../../claim';
import { aText, including } from '../../pattern';
import { badField, having } from '../../sayings';
import { permissions } from '../../shapes';
import { joined } from '../../fixtures';

export const claims = [
  claim('the roles are three, with label and description', ({ anyone }) =>
    anyone.get('/organizations/roles/', {
      status: 200,
      body: ['admin', 'editor', 'partial_editor'].map((id) => ({
        id,
        label: aText,
        description: aText,
      })),
    }),
  ),
  claim('the role of a member is changed', async (scene) => {
    const id = await joined(scene);
    await scene.admin.put(
      `/organizations/${id}/member/${scene.userId}/`,
      { role: 'admin' },
      having(200, { role: 'admin', user: including({ id: scene.userId }) }),
    );
    await scene.user.get(`/organizations/${id}/`, having(200, { permissions: permissions(true) }));
  }),
  claim('an empty change of a member changes nothing', async (scene) => {
    const id = await joined(scene);
    await scene.admin.put(
      `/organizations/${id}/member/${scene.userId}/`,
      {},
      having(200, { role: 'editor' }),
    );
  }),
  claim('a role that is none is refused', async (scene) => {
    const id = await joined(scene);
    await scene.admin.put(
      `/organizations/${id}/member/${scene.userId}/`,
      { role: 'owner' },
      badField(
        'role',
        "'owner' is not a valid choice. Valid choices: ['admin', 'editor', 'partial_editor']",
      ),
    );
  }),
  claim('who is no member is 404', async ({ admin, userId, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.put(`/organizations/${id}/member/${userId}/`, { role: 'admin' }, 404);
    await admin.delete(`/organizations/${id}/member/${userId}/`, 404);
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
