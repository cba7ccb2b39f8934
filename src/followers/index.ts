import GroupIcon from '@mui/icons-material/Group';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

const FollowerList = lazy(() =>
  import('./FollowerList').then((module) => ({ default: module.FollowerList })),
);

/** The followers of an account. */
export const followers: ResourceProps = {
  name: 'followers',
  icon: GroupIcon,
  list: FollowerList,
};
