import BusinessIcon from '@mui/icons-material/Business';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

const OrganizationList = lazy(() =>
  import('./OrganizationList').then((module) => ({ default: module.OrganizationList })),
);

const OrganizationShow = lazy(() =>
  import('./OrganizationShow').then((module) => ({ default: module.OrganizationShow })),
);

/** Organizations, read-only: a list and a page each. */
export const organizations: ResourceProps = {
  name: 'organizations',
  icon: BusinessIcon,
  list: OrganizationList,
  show: OrganizationShow,
  recordRepresentation: 'name',
};
