import ShieldIcon from '@mui/icons-material/Shield';
import type { ResourceProps } from 'react-admin';
import { RoleList } from './RoleList';

/** Site-wide roles. */
export const roles: ResourceProps = {
  name: 'roles',
  icon: ShieldIcon,
  list: RoleList,
  recordRepresentation: 'name',
};
