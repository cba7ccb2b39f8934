import ShieldIcon from '@mui/icons-material/Shield';
import type { ResourceProps } from 'react-admin';
import { lazyComponent } from '../release';

const RoleList = lazyComponent(async () => (await import('./RoleList')).RoleList);

/** Site-wide roles. */
export const roles: ResourceProps = {
  name: 'roles',
  icon: ShieldIcon,
  list: RoleList,
  recordRepresentation: 'name',
};
