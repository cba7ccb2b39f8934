import { claim } from '../../claim';
import { aDate, aString, including } from '../../pattern';
import {
  badLegalNotice,
  badModel,
  FORBIDDEN,
  having,
  message,
  UNAUTHORIZED,
} from '../../expectedAnswers';
import { permissions } from '../../shapes';
import { createOrganizationWithMember } from '../../fixtures';

const DELETED = message(410, 'Organization has been deleted');

export const claims = [
  claim(
    'a creation is 201, with the caller as administrator of the organization',
    async ({ admin, adminId, uniqueWord, cleanUp }) => {
      const name = `Organisme ${uniqueWord()}`;
      const { body } = await admin.post(
        '/organizations/',
        { name, description: 'd' },
        having(201, {
          name,
          slug: name.toLowerCase().replace(' ', '-'),
          description: 'd',
          members: [
            including({
              role: 'admin',
              label: aString,
              since: aDate,
              user: including({ id: adminId }),
            }),
          ],
          banner_image_position: 50,
          deleted: null,
        }),
      );
      cleanUp(() => admin.delete(`/organizations/${body.id}/`));
    },
  ),
  ...[[], {}].map((business_number_id) =>
    claim(
      `business_number_id = ${JSON.stringify(business_number_id)} is refused by model validation`,
      async ({ admin, createOrganization }) => {
        const { id } = await createOrganization();
        const reason = 'StringField only accepts string values';
        await admin.put(
          `/organizations/${id}/`,
          { business_number_id },
          badModel('Organization', id, { business_number_id: reason }),
        );
      },
    ),
  ),
  claim(
    'the permissions in the answer to a creation are false, and true in a later read',
    async ({ user, uniqueWord, admin, cleanUp }) => {
      const { body } = await user.post(
        '/organizations/',
        { name: `Organisme ${uniqueWord()}`, description: 'd' },
        having(201, { permissions: permissions(false) }),
      );
      cleanUp(() => admin.delete(`/organizations/${body.id}/`));
      await user.get(`/organizations/${body.id}/`, having(200, { permissions: permissions(true) }));
    },
  ),
  claim('a creation needs a key', ({ anonymous }) =>
    anonymous.post('/organizations/', {}, UNAUTHORIZED),
  ),
  claim('a creation without name and description is refused', ({ user }) =>
    user.post(
      '/organizations/',
      {},
      having(400, { errors: { name: 'Field is required', description: 'Field is required' } }),
    ),
  ),
  claim(
    'an administrator of the organization can change single fields',
    async ({ user, admin, createOrganization }) => {
      const { id, name } = await createOrganization({}, user);
      await user.put(
        `/organizations/${id}/`,
        { description: 'autre' },
        having(200, { description: 'autre', name }),
      );
      await admin.get(`/organizations/${id}/`, having(200, { description: 'autre' }));
    },
  ),
  claim('an outsider cannot change it', async ({ user, createOrganization }) => {
    const { id } = await createOrganization();
    await user.put(`/organizations/${id}/`, { description: 'x' }, FORBIDDEN);
    await user.delete(`/organizations/${id}/`, FORBIDDEN);
  }),
  claim('an editor cannot change it', async (context) => {
    const id = await createOrganizationWithMember(context);
    await context.user.put(`/organizations/${id}/`, { description: 'x' }, FORBIDDEN);
  }),
  claim(
    'a deletion is 204, and the organization is 410 afterwards',
    async ({ admin, anonymous, createOrganization }) => {
      const { id } = await createOrganization();
      await admin.delete(`/organizations/${id}/`, 204);
      await anonymous.get(`/organizations/${id}/`, DELETED);
    },
  ),
  claim('a second deletion is 410', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await admin.delete(`/organizations/${id}/`, DELETED);
  }),
  claim('an administrator reads a deleted organization', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await admin.get(`/organizations/${id}/`, having(200, { deleted: aDate }));
  }),
  claim('a deleted organization cannot be changed', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await admin.put(`/organizations/${id}/`, { description: 'x' }, DELETED);
  }),
  claim('"deleted": null restores it', async ({ admin, anonymous, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await admin.put(`/organizations/${id}/`, { deleted: null }, having(200, { deleted: null }));
    await anonymous.get(`/organizations/${id}/`, having(200, { id, deleted: null }));
  }),
  claim('a deletion refuses a bad boolean', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/?send_legal_notice=maybe`, badLegalNotice('maybe'));
  }),
  claim(
    'a missing permission is 403, even if nothing would change',
    async ({ user, createOrganization }) => {
      const { id } = await createOrganization();
      await user.put(`/organizations/${id}/`, {}, FORBIDDEN);
    },
  ),
];
