import { claim } from '../../claim';
import { including } from '../../pattern';
import { FORBIDDEN, having } from '../../expectedAnswers';

export const claims = [
  claim(
    'only administrators of the site can add and remove badges',
    async ({ admin, user, anonymous, createOrganization }) => {
      const { id } = await createOrganization({}, user);
      await user.post(`/organizations/${id}/badges/`, { kind: 'certified' }, FORBIDDEN);
      await admin.post(
        `/organizations/${id}/badges/`,
        { kind: 'certified' },
        having(201, { kind: 'certified' }),
      );
      await anonymous.get(
        `/organizations/${id}/`,
        having(200, { badges: [including({ kind: 'certified' })] }),
      );
      await user.delete(`/organizations/${id}/badges/certified/`, FORBIDDEN);
      await admin.delete(`/organizations/${id}/badges/certified/`, 204);
      await anonymous.get(`/organizations/${id}/`, having(200, { badges: [] }));
    },
  ),
];
