import { claim } from '../../claim';
import { including } from '../../pattern';
import { having } from '../../expectedAnswers';

export const claims = [
  claim(
    'only administrators of the site give badges',
    async ({ admin, user, anonymous, createOrganization }) => {
      const { id } = await createOrganization({}, user);
      await user.post(`/organizations/${id}/badges/`, { kind: 'certified' }, 403);
      await admin.post(`/organizations/${id}/badges/`, { kind: 'certified' }, 201);
      await anonymous.get(
        `/organizations/${id}/`,
        having(200, { badges: [including({ kind: 'certified' })] }),
      );
      await admin.delete(`/organizations/${id}/badges/certified/`, 204);
    },
  ),
];
