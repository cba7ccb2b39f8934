import ShieldIcon from '@mui/icons-material/Shield';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

const RoleList = lazy(() => import('./RoleList').then((module) => ({ default: module.RoleList })));

/** Site-wide roles. */
export const roles: ResourceProps = {
  name: 'roles',
  icon: ShieldIcon,
  list: RoleList,
  recordRepresentation: 'name',
};
