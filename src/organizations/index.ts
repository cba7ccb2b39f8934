import BusinessIcon from '@mui/icons-material/Business';
import type { ResourceProps } from 'react-admin';
import { lazyComponent } from '../release';

const OrganizationList = lazyComponent(
  async () => (await import('./OrganizationList')).OrganizationList,
);

const OrganizationShow = lazyComponent(
  async () => (await import('./OrganizationShow')).OrganizationShow,
);

/** Organizations, read-only: a list and a page each. */
export const organizations: ResourceProps = {
  name: 'organizations',
  icon: BusinessIcon,
  list: OrganizationList,
  show: OrganizationShow,
  recordRepresentation: 'name',
};
