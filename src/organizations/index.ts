import BusinessIcon from '@mui/icons-material/Business';
import type { ResourceProps } from 'react-admin';
import { OrganizationList } from './OrganizationList';
import { OrganizationShow } from './OrganizationShow';

/** Organizations, to look into. */
export const organizations: ResourceProps = {
  name: 'organizations',
  icon: BusinessIcon,
  list: OrganizationList,
  show: OrganizationShow,
  recordRepresentation: 'name',
};
