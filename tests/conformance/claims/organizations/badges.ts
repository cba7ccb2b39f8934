import { claim } from '../../claim';
import { including } from '../../pattern';
import { having } from '../../sayings';

export const claims = [
  claim(
    'badges are given by administrators of the site alone',
    async ({ admin, user, anyone, createOrganization }) => {
      const { id } = await createOrganization({}, user);
      await user.post(`/organizations/${id}/badges/`, { kind: 'certified' }, 403);
      await admin.post(`/organizations/${id}/badges/`, { kind: 'certified' }, 201);
      await anyone.get(
        `/organizations/${id}/`,
        having(200, { badges: [including({ kind: 'certified' })] }),
      );
      await admin.delete(`/organizations/${id}/badges/certified/`, 204);
    },
  ),
];
